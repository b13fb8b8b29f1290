import { type Receipt, type Said, type Submission, writeJson } from '@civickit/core';
import type { Answers, FileAnswer, FormSession } from '@civickit/core/forms';
import type { Outbox, OutboxFile, OutboxItem, OutboxPut } from '@civickit/core/outbox';
import { isSettled, photosToCome, putAnyhow, settledItem, waitsForSignIn, watchItem } from '../outbox/settled-item.js';
import { filesIn, withFiles } from './answer-files.js';
import type { FormDelivery } from './form-delivery.js';
import type { FormDraft } from './form-draft.js';
import type { FlowSetting } from './form-flow.types.js';
import type { FilePlace } from './form-files.js';

/** What a form becomes when it is sent, and how that is read back into it. */
export interface Outgoing {
  readonly kind: 'forms' | 'requests';
  readonly draftOf: (submission: Submission) => unknown;
  /** What the person has answered, without what is written with it by itself, such as the time. */
  readonly saidIn: (draft: unknown) => unknown;
  /** `files` by the names that they had on their way; undefined for a draft of another form. */
  readonly answersOf: (draft: unknown, files: ReadonlyMap<string, FileAnswer>, form: string) => Answers | undefined;
}

type ToldOfForm = 'source' | 'outbox' | 'assisted' | 'outgoing' | 'handing' | 'subject' | 'title' | 'details' | 'lang';

export interface FormToSend extends Pick<FlowSetting, ToldOfForm> {
  readonly session: FormSession;
  readonly submission: Submission;
}

/** What came of it, as far as it is known. */
export type FormOutcome =
  | {
      readonly state: 'received';
      readonly receipt: Receipt;
      readonly leftOut: readonly string[];
      readonly key?: string;
      /** How many of its photos are still on their way; missing where none is. `kept`: also once the page is closed. */
      readonly rest?: { readonly toCome: number; readonly of: number; readonly kept: boolean };
    }
  | { readonly state: 'prepared' | 'saved' | 'savedUnkept' | 'uncertain' | 'notNow' | 'refused'; readonly key: string }
  /** Nothing was kept by the queue: the form has all that there is. `left`: what it was to take the place of has been sent as it was. */
  | { readonly state: 'failed' | 'noWay' | 'left' };

/**
 * Hands a form with the files of its draft to the queue, or to whoever would rather send it. Calls `ended` once it has been handed over,
 * and goes on telling what becomes of it. Rejects where it could not be handed over.
 */
export async function handOver(
  delivery: FormDelivery,
  form: FormToSend,
  draft: Pick<FormDraft, 'opened' | 'key' | 'replaces' | 'drafts' | 'files' | 'close'>,
  ended: (outcome: FormOutcome) => Promise<void>,
): Promise<void> {
  const { source, outbox, submission, assisted } = form;
  await draft.opened();
  // Nothing of it stays here then once it has arrived.
  const wipe = assisted || (await draft.drafts?.isShared()) === true;
  const media = await mediaOf(submission, draft.files);
  delivery.elsewhere = !delivery.events.submitting(submission, media);
  if (delivery.elsewhere) return;
  if (source === undefined || !outbox) return delivery.fail('noWay', submission);
  const queue = await outbox();
  const outcome = await sendForm(queue, source, form, draft, media, wipe);
  if (outcome.state === 'left') return delivery.fail('left', submission);
  const { key, drafts } = draft;
  // What dies with the page is gone on with in another: its draft goes when it has arrived.
  if (outcome.state === 'savedUnkept') await draft.close();
  await ended(outcome);
  follow(delivery, queue, outcome, wipe, () => void (key !== undefined && drafts?.remove(key).catch(() => undefined)));
}

/** The bytes of the files that are sent; one that is gone from the device does not hold up the rest. */
async function mediaOf({ answers }: Submission, place: FilePlace): Promise<readonly OutboxFile[]> {
  const found: OutboxFile[] = [];
  for (const { id, name, type } of filesIn(answers)) {
    const blob = await place.readMedia(id).catch(() => undefined);
    if (blob) found.push({ id, blob: name === undefined ? blob : new File([blob], name, { type }) });
  }
  return found;
}

/** What waited is said to have arrived when it has; of what is to be wiped nothing stays then. */
function follow(delivery: FormDelivery, outbox: Outbox, outcome: FormOutcome, wipe: boolean, arrived: () => void): void {
  const key = 'key' in outcome ? outcome.key : undefined;
  if (key === undefined) return;
  const wipeNow = () => wipe && void outbox.discard(key).catch(() => undefined);
  if (isWhole(outcome)) return void wipeNow();
  const { signal } = (delivery.following = new AbortController());
  watchItem(
    outbox,
    key,
    (item) => {
      if (!isSettled(item)) return;
      const next = judge(item);
      if (isWhole(next)) wipeNow();
      if (next.state === 'received') arrived();
      if (signal.aborted) return;
      const before = delivery.outcome;
      // Of photos that come one by one nobody is told but who looks.
      if (next.state !== before?.state || isWhole(next) !== isWhole(before)) delivery.events.sent(undefined, next);
      else if (next.state !== 'received') return;
      delivery.outcome = next;
      delivery.events.changed();
    },
    // Whoever begins anew on a shared device leaves the form before to be wiped all the same.
    wipe ? new AbortController().signal : signal,
  );
}

/** Whether nothing of it is left to be sent. */
const isWhole = (outcome: FormOutcome): boolean => outcome.state === 'received' && outcome.rest === undefined;

/** Keys of items of which the person has been told that they were sent as they were: what was made of them goes as another one. */
const told = new Set<string>();

/** Hands a form to the queue, and waits for what comes of it. */
async function sendForm(
  outbox: Outbox,
  source: string,
  form: FormToSend,
  draft: Pick<FormDraft, 'key' | 'replaces'>,
  media: readonly OutboxFile[],
  wipe: boolean,
): Promise<FormOutcome> {
  const { submission, outgoing = asSubmission, handing } = form;
  const { replaces } = draft;
  const key = replaces && told.has(replaces) ? draft.key : (replaces ?? draft.key);
  const { kind, saidIn } = outgoing;
  const plain = outgoing.draftOf(submission);
  const sent = handing ? { ...(plain as object), said: await inWords(form) } : plain;
  const options = { media, wipe, ...(handing && { state: 'draft' as const }) };
  const putWith = (own: OutboxPut) => putAnyhow(outbox, { source, kind }, sent, own);
  let put = await putWith(key === undefined ? options : { ...options, key });
  if (writeJson(saidIn(put.draft)) !== writeJson(saidIn(sent))) {
    // Somebody has sent it as it was meanwhile, maybe in another tab: whether this goes as well is for the person to say.
    if (replaces && key === replaces) {
      told.add(replaces);
      return { state: 'left' };
    }
    // It had left already, from a page that died before it let go of the draft; what was written since is another form.
    put = await putWith(options);
  }
  return handing && put.state === 'draft' ? { state: 'prepared', key: put.key } : judge(await settledItem(outbox, put));
}

/** What was asked and answered, as it is read on the page. @throws where the words for it cannot be loaded */
async function inWords({ subject, title = '', details, session, lang }: FormToSend): Promise<Said> {
  const known = details ?? (await (await import('./form-details.js')).loadDetails(session.definition, lang));
  const sections = known.summary(session.answers, (path) => session.shows(path));
  return { subject: subject ?? title, rows: sections.flatMap(({ rows }) => rows.map(({ label, value }) => ({ label, value }))) };
}

/** What was taken back. */
interface Taken {
  /** Its answers, with its files, which are in the draft by then. */
  readonly answersIn: (draft: FormDraft) => Promise<Answers>;
  /** What became of it, where it had left already and cannot be changed any more. */
  readonly outcome?: FormOutcome;
}

/** Takes what may still be changed of `form` out of the queue. Undefined for what is gone, or of another form. */
export async function takeBack(
  open: FlowSetting['outbox'],
  key: string,
  form: string,
  { kind, answersOf }: Outgoing = asSubmission,
): Promise<Taken | undefined> {
  const outbox = await open?.();
  const found = (await outbox?.list())?.find((one) => one.key === key && one.target.kind === kind);
  const asItWas = found && answersOf(found.draft, new Map(), form);
  if (!asItWas || !outbox) return undefined;
  // From here on it does not go as it was, whatever becomes of this page; where it has just left, that is what is told.
  const item = await outbox.setAside(key).catch(() => undefined);
  if (!item) return { answersIn: async () => asItWas, outcome: judge(await settledItem(outbox, found)) };
  const blobs = await outbox.media(key);
  const here = item.media.filter(({ leftOut }) => leftOut?.kind !== 'storage');
  const answersIn = async (draft: FormDraft): Promise<Answers> => {
    const renamed = new Map<string, FileAnswer>();
    for (const [at, { id }] of here.entries()) if (blobs[at]) renamed.set(id, await draft.files.addMedia(blobs[at]));
    const answers = answersOf(item.draft, renamed, form) ?? {};
    // On the device before anything is shown: a page that is killed from here on is gone on with.
    await draft.opened();
    draft.draft?.write(answers, { replaces: key });
    await draft.draft?.settled();
    return answers;
  };
  return { answersIn };
}

const asSubmission: Outgoing = {
  kind: 'forms',
  draftOf: (submission) => submission,
  saidIn: (draft) => (draft as Submission).answers,
  answersOf(draft, files, wanted) {
    const { form, answers } = draft as Submission;
    return form === wanted ? withFiles(answers, files) : undefined;
  },
};

/** What has come of an item by now. */
function judge(item: OutboxItem): FormOutcome {
  const { key, state, receipt, question, left, kept, media } = item;
  if (receipt && (state === 'received' || state === 'completing')) {
    const leftOut = media.filter((file) => file.leftOut).map(({ name, id }) => name ?? id);
    const toCome = state === 'completing' ? photosToCome(item) : 0;
    return { state: 'received', key, receipt, leftOut, ...(toCome > 0 && { rest: { toCome, of: media.length, kept } }) };
  }
  if (state === 'refused') return { state: 'refused', key };
  if (question || left || state === 'uncertain') return { state: 'uncertain', key };
  if (state === 'queued' && waitsForSignIn(item)) return { state: 'notNow', key };
  return { state: kept ? 'saved' : 'savedUnkept', key };
}
