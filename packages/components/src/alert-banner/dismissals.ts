import type { Store } from '@civickit/core';

const key = 'mark/alerts';
/** A warning without end is forgotten after so long. */
const longestMs = 90 * 86_400_000;
/** A store that hangs must not hold back a warning. */
const patienceMs = 500;

/** What has been dismissed on this device: keys of versions of warnings, and until when it has to be remembered. */
export type Dismissed = ReadonlyMap<string, number>;

/** What is remembered; nothing where the store gives no answer in half a second. */
export async function readDismissed(store: Store): Promise<Dismissed> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  const kept: unknown = await Promise.race([store.get(key).catch(() => undefined), late]);
  const pairs = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
  return new Map(pairs.filter((pair): pair is [string, number] => typeof pair[1] === 'number'));
}

/** Remembers one more, or no longer; another tab's are kept. A store that fails forgets at the end of the page. */
export async function writeDismissed(store: Store, name: string, until: number | undefined, now: number): Promise<void> {
  try {
    const known = new Map(await readDismissed(store));
    if (until === undefined) known.delete(name);
    else known.set(name, Math.min(until, now + longestMs));
    await store.set(key, Object.fromEntries([...known].filter(([, end]) => end > now)));
  } catch {
    // It stays dismissed as long as the page is open.
  }
}
