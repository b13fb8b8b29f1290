import { type Receipt, type Submission, writeJson } from '@civickit/core';
import type { Answers, FileAnswer } from '@civickit/core/forms';
import type { Outbox, OutboxFile, OutboxItem } from '@civickit/core/outbox';
import { withFiles } from './answer-files.js';
import { isSettled, settledItem, waitsForSignIn, watchItem } from '../outbox/settled-item.js';

/** What a form becomes when it is sent, and how that is read back into it. */
export interface Outgoing {
  readonly kind: 'forms' | 'requests';
  readonly draftOf: (submission: Submission) => unknown;
  /** What the person has answered, without what is written with it by itself, such as the time. */
  readonly saidIn: (draft: unknown) => unknown;
  /** `files` by the names that they had on their way; undefined for a draft of another form. */
  readonly answersOf: (draft: unknown, files: ReadonlyMap<string, FileAnswer>, form: string) => Answers | undefined;
}

export interface FormToSend {
  readonly source: string;
  readonly key: string | undefined;
  readonly submission: Submission;
  /** @default the submission itself */
  readonly outgoing: Outgoing | undefined;
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
export async function sendForm(outbox: Outbox, form: FormToSend): Promise<FormOutcome> {
  const { source, key, submission, outgoing = asSubmission, media, wipe } = form;
  let put: OutboxItem;
  try {
    const { kind, saidIn } = outgoing;
    const draft = outgoing.draftOf(submission);
    put = await outbox.put({ source, kind }, draft, { ...(key !== undefined && { key }), media, wipe });
    // It had left already, from a page that died before it let go of the draft; what was written since is another form.
    if (writeJson(saidIn(put.draft)) !== writeJson(saidIn(draft))) put = await outbox.put({ source, kind }, draft, { media, wipe });
  } catch {
    return { state: 'failed' };
  }
  return judge(await settledItem(outbox, put));
}

/** What may still be changed, with its files; undefined where it has left, or is gone. */
export async function takeBack(outbox: Outbox, key: string, { kind, answersOf }: Outgoing = asSubmission): Promise<TakenBack | undefined> {
  const item = (await outbox.list()).find((one) => one.key === key && one.target.kind === kind);
  if (!item || !changeable.has(item.state)) return undefined;
  const blobs = await outbox.media(key);
  const here = item.media.filter(({ leftOut }) => leftOut?.kind !== 'storage');
  const media = here.flatMap(({ id }, at) => (blobs[at] ? [{ id, blob: blobs[at] }] : []));
  return { media, answersOf: (files, form) => answersOf(item.draft, files, form) };
}

export interface TakenBack {
  readonly media: readonly OutboxFile[];
  answersOf(files: ReadonlyMap<string, FileAnswer>, form: string): Answers | undefined;
}

const changeable: ReadonlySet<string> = new Set(['draft', 'queued', 'refused']);

const asSubmission: Outgoing = {
  kind: 'forms',
  draftOf: (submission) => submission,
  saidIn: (draft) => (draft as Submission).answers,
  answersOf(draft, files, wanted) {
    const { form, answers } = draft as Submission;
    return form === wanted ? withFiles(answers, files) : undefined;
  },
};

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
