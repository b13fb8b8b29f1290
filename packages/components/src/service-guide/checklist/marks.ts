import type { Store } from '@civickit/core';

/** What nobody has touched for so long is forgotten. */
const longestMs = 400 * 86_400_000;
/** A store that hangs must not hold back the documents. */
const patienceMs = 500;

/** A record for each, so that two tabs never write over each other. */
const keyOf = (mark: string): string => `mark/checklist/${mark}`;

/** Those that are remembered as ticked; undefined where the store gives no answer. */
export async function readTicked(store: Store, marks: readonly string[], now: number): Promise<readonly string[] | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  const isTicked = async (mark: string): Promise<readonly string[]> => {
    const at = await store.get(keyOf(mark));
    return typeof at === 'number' && at > now - longestMs ? [mark] : [];
  };
  const asked = Promise.all(marks.map(isTicked)).catch(() => undefined);
  return (await Promise.race([asked, late]))?.flat();
}

/** Remembers ticks, or no longer. Tells whether the store has done so. */
export async function writeTicked(store: Store, marks: readonly string[], ticked: boolean, now: number): Promise<boolean> {
  const writes = marks.map((mark) => (ticked ? store.set(keyOf(mark), now) : store.delete(keyOf(mark))));
  return Promise.all(writes).then(
    () => true,
    () => false,
  );
}
