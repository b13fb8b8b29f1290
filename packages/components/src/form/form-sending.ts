import { type Receipt, type Submission, writeJson } from '@civickit/core';
import type { Outbox, OutboxFile, OutboxItem } from '@civickit/core/outbox';
import { isSettled, settledItem, waitsForSignIn, watchItem } from '../outbox/settled-item.js';

export interface FormToSend {
  readonly source: string;
  readonly key: string | undefined;
  readonly submission: Submission;
  readonly media: readonly OutboxFile[];
  /** Nothing of it stays here once it has arrived. */
  readonly wipe: boolean;
}

/** What came of it, as far as it is known. */
export type FormOutcome =
  | { readonly state: 'received'; readonly receipt: Receipt; readonly leftOut: readonly string[]; readonly key?: string }
  | { readonly state: 'saved' | 'savedUnkept' | 'uncertain' | 'notNow' | 'refused'; readonly key: string }
  /** Nothing was kept by the queue: the form has all that there is. */
  | { readonly state: 'failed' | 'noWay' };

/** Hands a form to the queue, and waits for what comes of it. Never rejects. */
export async function sendForm(outbox: Outbox, { source, key, submission, media, wipe }: FormToSend): Promise<FormOutcome> {
  let put: OutboxItem;
  try {
    const target = { source, kind: 'forms' } as const;
    put = await outbox.put(target, submission, { ...(key !== undefined && { key }), media, wipe });
    // It had left already, from a page that died before it let go of the draft; what was written since is another form.
    if (!saysTheSame(put.draft as Submission, submission)) put = await outbox.put(target, submission, { media, wipe });
  } catch {
    return { state: 'failed' };
  }
  return judge(await settledItem(outbox, put));
}

/** What may still be changed, with its files; undefined where it has left, or is gone. */
export async function takeBack(
  outbox: Outbox,
  key: string,
): Promise<{ readonly submission: Submission; readonly media: readonly OutboxFile[] } | undefined> {
  const item = (await outbox.list()).find((one) => one.key === key && one.target.kind === 'forms');
  if (!item || !changeable.has(item.state)) return undefined;
  const blobs = await outbox.media(key);
  const here = item.media.filter(({ leftOut }) => leftOut?.kind !== 'storage');
  return { submission: item.draft as Submission, media: here.flatMap(({ id }, at) => (blobs[at] ? [{ id, blob: blobs[at] }] : [])) };
}

const changeable: ReadonlySet<string> = new Set(['draft', 'queued', 'refused']);

const saysTheSame = (one: Submission, other: Submission): boolean => writeJson(one.answers) === writeJson(other.answers);

/** Tells each thing that comes of an item. */
export function followItem(outbox: Outbox, key: string, on: (outcome: FormOutcome) => void, signal: AbortSignal): void {
  watchItem(outbox, key, (item) => isSettled(item) && on(judge(item)), signal);
}

/** What has come of an item by now. */
function judge(item: OutboxItem): FormOutcome {
  const { key, state, receipt, question, left, kept, media } = item;
  if (state === 'received' && receipt) {
    const leftOut = media.filter((file) => file.leftOut).map(({ name, id }) => name ?? id);
    return { state: 'received', key, receipt, leftOut };
  }
  if (state === 'refused') return { state: 'refused', key };
  if (question || left || state === 'uncertain') return { state: 'uncertain', key };
  if (state === 'queued' && waitsForSignIn(item)) return { state: 'notNow', key };
  return { state: kept ? 'saved' : 'savedUnkept', key };
}
