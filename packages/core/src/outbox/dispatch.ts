import { createKey } from '../client/actions/create-key.js';
import type { Receipt } from '../requests/receipt.js';
import { checkReceipt } from './check-receipt.js';
import { judgeFailure, toFailure, waitsForSignIn } from './judge-failure.js';
import { fileOf } from './media.js';
import type * as Uploads from './uploads/index.js';
import { loadUploads } from './load-uploads.js';
import type { OutboxFailure, OutboxSender, OutboxTry } from './outbox.types.js';
import type { Page } from './page.js';
import type { OutboxRecord } from './record.js';
import { answerOf, asError, patienceMs, sendsLater, turnAfter, type Turn, type Way } from './turn.js';
import { ask, begin, fail, isWaiting, lookAgain, lose, missing, owns, takeBack } from './steps.js';
import { chooseWait } from './waits.js';

/** A request may still be on its way when its page dies, and a search may lag behind what it searches. */
const quietMs = 30_000;

/** Does for one item what can be done now. Rejects only where the shelf does. */
export async function dispatch(page: Page, { key, state, target, draftVersion }: OutboxRecord, signal: AbortSignal): Promise<Turn> {
  const sender = await page.senderOf(target);
  const fits = sender !== undefined && (sender.draftVersion ?? 1) >= draftVersion;
  // Taken in hand only by who can do something, so that nobody stands in the way of those.
  if (!fits && state !== 'sending') return 'passed';
  const shelf = await page.shelf();
  const guard = page.guard(shelf);
  let turn: Turn = 'passed';
  const ran = await guard.run(key, async () => {
    turn = await attempt({ page, shelf, guard, signal }, key, fits ? sender : undefined);
  });
  return ran ? turn : 'busy';
}

async function attempt(way: Way, key: string, sender: OutboxSender | undefined): Promise<Turn> {
  const { page, guard, signal } = way;
  const { now } = page;
  let record = await page.change(key, (known) => (known.state === 'sending' && guard.isGone(known) ? lose(known, now()) : undefined));
  if (!record || !sender || !isWaiting(record) || (sender.draftVersion ?? 1) < record.draftVersion) return 'passed';

  if (record.state === 'completing') return withUploads((code) => code.sendRest(way, key, sender));
  if (record.state === 'uncertain' && sender.about.resend !== 'keyed') {
    const found = await lookUp(way, record, sender);
    if (typeof found === 'string') return found;
    record = found;
  }
  if (sender.about.attended && !page.wanted.delete(key)) return 'passed';
  if (signal.aborted) return 'stop';
  const text = record;
  const uploaded =
    storesFirst(sender) && text.media.length > 0
      ? await withUploads((code) => code.uploadFiles(way, text, sender))
      : new Map<string, OutboxFailure>();
  return typeof uploaded === 'string' ? uploaded : send(way, text, sender, uploaded);
}

const storesFirst = (sender: OutboxSender): boolean => sender.upload !== undefined && !sendsLater(sender);

/** Where the code cannot be had, there is no network to send a file by. */
async function withUploads<T>(work: (code: typeof Uploads) => Promise<T>): Promise<T | 'stop'> {
  const code = await loadUploads();
  return code ? work(code) : 'stop';
}

/** `failed` are files of which the text goes without, if it gets through. */
async function send(way: Way, seen: OutboxRecord, sender: OutboxSender, failed: ReadonlyMap<string, OutboxFailure>): Promise<Turn> {
  const { page, shelf, guard, signal } = way;
  const { now } = page;
  const { key } = seen;
  const { attended = false, resend } = sender.about;
  const token = createKey();
  const lost = new AbortController();
  const keep = guard.keep(shelf, key, token, () => lost.abort());
  const record = await page.change(key, (known) => begin(known, { token, seen, failed, later: sendsLater(sender) }, now()));
  if (!record || !owns(record, token)) return 'passed';

  keep.start();
  try {
    // Changed while its files were stored: what was added has to be stored first.
    const missing = storesFirst(sender) && record.media.some(({ url, along, leftOut }) => url === undefined && !along && !leftOut);
    if (missing || !keep.isAlive() || signal.aborted) {
      await page.change(key, (known) => takeBack(known, token, now()));
      return 'stop';
    }
    const offline = !page.isOnline();
    try {
      const receipt = await answerOf(attended ? Infinity : patienceMs, [signal, lost.signal], (inner) =>
        sender.send(record.draft, aTry(way, record, inner)),
      );
      await page.keepReceipt(key, checkReceipt(receipt, now()));
      return 'done';
    } catch (cause) {
      const error = asError(cause);
      const circumstances = { offline, keyed: resend === 'keyed', attended };
      const verdict = judgeFailure(error, circumstances);
      const nextTry = waitsForSignIn(error) ? undefined : page.planTry(key, chooseWait(record.tries, error.retryAfterMs, page.random()));
      await page.change(key, (known) => fail(known, token, { verdict, error: toFailure(error), nextTry }, now()));
      return turnAfter(error);
    }
  } finally {
    keep.stop();
  }
}

/** Asks the source for what may have arrived. @returns the record, if it may be sent once more */
async function lookUp(way: Way, record: OutboxRecord, sender: OutboxSender): Promise<OutboxRecord | Turn> {
  const { page, signal } = way;
  const { key, tries } = record;
  const question = () => page.change(key, ask).then(() => 'passed' as const);
  const find = sender.about.canFind ? sender.find?.bind(sender) : undefined;
  if (!find) return question();
  // First, so that all of the wait lies before the search that counts.
  const quiet = quietMs - page.uncertainFor(record);
  let receipt: Receipt | undefined;
  try {
    const found = await answerOf(patienceMs, [signal], (inner) => find(record.draft, aTry(way, record, inner)));
    receipt = found && checkReceipt(found, page.now());
  } catch (cause) {
    const error = asError(cause);
    if (error.kind === 'unsupported') return question();
    const nextTry = page.planTry(key, chooseWait(tries, error.retryAfterMs, page.random()));
    await page.change(key, (known) => lookAgain(known, tries, nextTry, toFailure(error)));
    return turnAfter(error);
  }
  if (receipt) {
    await page.keepReceipt(key, receipt);
    return 'done';
  }
  if (quiet > 0) {
    const nextTry = page.planTry(key, quiet);
    await page.change(key, (known) => lookAgain(known, tries, nextTry, undefined));
    return 'passed';
  }
  if (sender.about.resend === 'never') return question();
  const free = await page.change(key, (known) => missing(known, tries, page.now()));
  return free?.state === 'queued' ? free : 'passed';
}

function aTry(way: Way, { key, media }: OutboxRecord, signal: AbortSignal): OutboxTry {
  return { key, signal, media: media.map((about) => fileOf(way, key, about)) };
}
