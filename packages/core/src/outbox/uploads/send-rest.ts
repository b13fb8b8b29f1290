import type { CivicError } from '../../errors/civic-error.js';
import { without } from '../../objects/without.js';
import { checkReceipt } from '../check-receipt.js';
import { isForGood, toFailure } from '../judge-failure.js';
import { fileOf } from '../media.js';
import type { OutboxMedia, OutboxMediaAbout, OutboxSender } from '../outbox.types.js';
import type { OutboxRecord } from '../record.js';
import { instantAt, isToCome, noteMedia } from '../steps.js';
import { answerOf, asError, patienceMs, sendsLater, type Turn, type Way } from '../turn.js';
import { arriveMedia, leaveMedia, leaveRest } from './rest-steps.js';
import { storeFile, waitForFile } from './store-file.js';

/** A photo keeps nobody waiting any more; on a device that others use it does not stay for long. */
const patientMs = 24 * 3_600_000;
const sharedMs = 4 * 60_000;

/**
 * Sends what is to come after a text that has arrived: each photo is stored, then named under the same key. What fails least comes first, so
 * that one which never gets through holds no other up.
 */
export async function sendRest(way: Way, key: string, sender: OutboxSender): Promise<Turn> {
  const { page, signal } = way;
  // Another configuration may not take them now: they wait for one that does.
  if (!sender.upload || !sendsLater(sender)) return 'passed';
  for (const tried = new Set<string>(); ;) {
    // What others have made of it meanwhile counts.
    const record = await page.change(key, () => undefined);
    const [about] = (record?.state === 'completing' ? record.media : [])
      .filter((one) => isToCome(one) && !tried.has(one.id))
      .sort((one, other) => (one.tries ?? 0) - (other.tries ?? 0));
    if (!record || !about) return 'done';
    if (signal.aborted) return 'stop';
    tried.add(about.id);
    const leave = (why: CivicError) => page.change(key, (known) => leaveMedia(known, about.id, toFailure(why), page.now()));
    const { error, before, isGone } = await sendOne(way, record, about, sender, sender.upload.bind(sender));
    if (!error) continue;
    if (isGone) await page.change(key, (known) => leaveRest(known, toFailure(error), page.now()));
    // Another try of it is on its way, or its upload is gone.
    else if (isForGood(error) && error.status !== 409) await leave(error);
    else {
      const turn = await waitForFile(way, key, { about, error, before, patientMs: record.wipe ? sharedMs : patientMs });
      if (turn) return turn;
      await leave(error);
    }
  }
}

interface Sent {
  readonly error?: CivicError | undefined;
  readonly before: number;
  /** The office has the report no more. */
  readonly isGone?: boolean;
}

async function sendOne(
  way: Way,
  { key, draft, media }: OutboxRecord,
  about: OutboxMediaAbout,
  sender: OutboxSender,
  upload: NonNullable<OutboxSender['upload']>,
): Promise<Sent> {
  const { page, signal } = way;
  const file = fileOf(way, key, about);
  const { url, error, before } = await storeFile(way, key, file, upload);
  if (url === undefined) return { error, before };
  // Bytes in an address go with the text.
  const place = url.startsWith('data:') ? { along: true as const } : { url, storedAt: instantAt(page.now()) };
  const noted = await page.change(key, (known) => noteMedia(known, about.id, place));
  // Nobody wants it any more.
  if (!noted?.media.some((one) => one.id === about.id && isToCome(one))) return { before };
  const others = media.filter((one) => one.id !== about.id && isToCome(one)).map((one) => fileOf(way, key, one));
  let leftBehind: CivicError | undefined;
  const named: OutboxMedia = { ...without(file, 'follows'), url, leaveOut: async (why) => void (leftBehind = why) };
  try {
    const receipt = await answerOf(patienceMs, [signal], (inner) => sender.send(draft, { key, signal: inner, media: [named, ...others] }));
    checkReceipt(receipt, page.now());
  } catch (cause) {
    const failure = asError(cause);
    return { error: failure, before, isGone: failure.status === 410 };
  }
  const why = leftBehind && toFailure(leftBehind);
  await page.change(key, (known) => (why ? leaveMedia(known, about.id, why, page.now()) : arriveMedia(known, about.id, place, page.now())));
  return { before };
}
