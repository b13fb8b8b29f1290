import type { CivicError } from '../errors/civic-error.js';
import { isForGood, toFailure, waitsForSignIn } from './judge-failure.js';
import { fileOf } from './media.js';
import type { OutboxFailure, OutboxMedia, OutboxMediaAbout, OutboxSender } from './outbox.types.js';
import type { BegunUpload } from '../source/sender.js';
import type { OutboxRecord } from './record.js';
import { delay, instantAt, noteMedia } from './steps.js';
import { answerOf, asError, patienceMs, turnAfter, type Turn, type Way } from './turn.js';
import { chooseWait } from './waits.js';

/**
 * After so many failures of one file, and so long, the text tries without it. Only if it gets through, the file was to blame: over a bad link
 * a text does sooner than a photo, and somebody who keeps pressing "send now" is not to lose it for that.
 */
const patientTries = 5;
const patientMs = 4 * 60_000;
/** Stores keep for a day what nothing names. */
const keptMs = 12 * 3_600_000;

/**
 * Stores the files of an item before its text leaves: who dies meanwhile has sent nothing, and what is stored is known to the next try.
 * @returns the files that the text may go without, and why; or what came of the turn, where it waits for them
 */
export async function uploadFiles(
  way: Way,
  record: OutboxRecord,
  sender: OutboxSender,
): Promise<ReadonlyMap<string, OutboxFailure> | Turn> {
  const { page } = way;
  const { key } = record;
  const failed = new Map<string, OutboxFailure>();
  const upload = sender.upload?.bind(sender);
  if (!upload) return failed;
  // A text that may have arrived has named its files: an office that has taken it need not have them where they were.
  const isThere = ({ storedAt }: OutboxMediaAbout): boolean =>
    !sender.about.media?.resumes || (record.state === 'uncertain' && Math.abs(page.now() - Date.parse(storedAt ?? '')) < keptMs);
  for (const about of record.media) {
    if (about.along || about.leftOut || (about.url !== undefined && isThere(about))) continue;
    const file = fileOf(way, key, about);
    const { url, error, before } = await store(way, key, file, upload);
    // Bytes in an address go with the text.
    if (url !== undefined)
      await page.change(key, (known) =>
        noteMedia(known, about.id, url.startsWith('data:') ? { along: true } : { url, storedAt: instantAt(page.now()) }),
      );
    if (error) {
      if (isForGood(error)) {
        await file.leaveOut(error);
        continue;
      }
      // Without a network the file is not to blame, and so without a sign-in.
      const isBlamed = error.kind !== 'offline' && error.kind !== 'aborted' && !waitsForSignIn(error);
      const tries = before + (isBlamed ? 1 : 0);
      const failingSince = (before > 0 ? about.failingSince : undefined) ?? instantAt(page.now());
      await page.change(key, (known) => noteMedia(known, about.id, { tries, failingSince }));
      if (isBlamed && tries >= patientTries && Math.abs(page.now() - Date.parse(failingSince)) >= patientMs) {
        failed.set(about.id, toFailure(error));
        continue;
      }
      const nextTry = waitsForSignIn(error) ? undefined : page.planTry(key, chooseWait(tries, error.retryAfterMs, page.random()));
      await page.change(key, (known) => delay(known, nextTry, toFailure(error)));
      return turnAfter(error);
    }
  }
  return failed;
}

interface Stored {
  readonly url?: string;
  readonly error?: CivicError;
  /** Failures before this one of which nothing came. */
  readonly before: number;
}

/** Tries again at once as long as more of a file arrives: over a link that breaks every few seconds, that is how it goes. */
async function store({ page, signal }: Way, key: string, file: OutboxMedia, upload: NonNullable<OutboxSender['upload']>): Promise<Stored> {
  let { begun, tries: before = 0 } = file;
  // What is altered on its way begins anew, which brings nothing that had not arrived before.
  let most = begun?.bytes ?? 0;
  const note = async (next: BegunUpload): Promise<void> => {
    if (next.bytes > most) before = 0;
    most = Math.max(most, next.bytes);
    begun = next;
    await page.change(key, (known) => noteMedia(known, file.id, { begun: next, tries: before }));
  };
  for (;;) {
    const arrived = most;
    const each = begun ? { ...file, begun } : file;
    try {
      const { url } = await answerOf(patienceMs, [signal], (inner) => upload(each, { key, signal: inner, note }));
      return { url, before };
    } catch (cause) {
      const error = asError(cause);
      if (signal.aborted || isForGood(error) || most <= arrived) return { error, before };
    }
  }
}
