import type { CivicError } from '../../errors/civic-error.js';
import type { BegunUpload } from '../../source/sender.js';
import { isForGood, toFailure, waitsForSignIn } from '../judge-failure.js';
import type { OutboxMedia, OutboxMediaAbout, OutboxSender } from '../outbox.types.js';
import { delay, instantAt, noteMedia } from '../steps.js';
import { answerOf, asError, patienceMs, turnAfter, type Turn, type Way } from '../turn.js';
import { chooseWait } from '../waits.js';

/** So many failures of one file, and it may be to blame. */
const patientTries = 5;
const longestMs = 30 * 24 * 3_600_000;

interface Stored {
  readonly url?: string;
  readonly error?: CivicError;
  /** Failures before this one of which nothing came. */
  readonly before: number;
}

/** Tries again at once as long as more of a file arrives: over a link that breaks every few seconds, that is how it goes. */
export async function storeFile(
  { page, signal }: Way,
  key: string,
  file: OutboxMedia,
  upload: NonNullable<OutboxSender['upload']>,
): Promise<Stored> {
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

interface Failing {
  readonly about: OutboxMediaAbout;
  readonly error: CivicError;
  /** Failures before this one of which nothing came. */
  readonly before: number;
  /** So long a file may fail until it is given up. */
  readonly patientMs: number;
}

/**
 * Counts one more failure of a file, and plans the next try.
 * @returns what came of the turn; undefined where its time is over, and it is to be given up
 */
export async function waitForFile({ page }: Way, key: string, { about, error, before, patientMs }: Failing): Promise<Turn | undefined> {
  // Without a network the file is not to blame, and so without a sign-in.
  const isBlamed = error.kind !== 'offline' && error.kind !== 'aborted' && !waitsForSignIn(error);
  const tries = before + (isBlamed ? 1 : 0);
  const failedFor = before > 0 ? Math.abs(page.now() - Date.parse(about.failingSince ?? '')) : 0;
  // A time further off than that means that a clock was set, or the phone off.
  const isKnown = before > 0 && failedFor < longestMs;
  const failingSince = (isKnown ? about.failingSince : undefined) ?? instantAt(page.now());
  await page.change(key, (known) => noteMedia(known, about.id, { tries, failingSince }));
  if (isBlamed && isKnown && tries >= patientTries && failedFor >= patientMs) return undefined;
  const nextTry = waitsForSignIn(error) ? undefined : page.planTry(key, chooseWait(tries, error.retryAfterMs, page.random()));
  await page.change(key, (known) => delay(known, nextTry, toFailure(error)));
  return turnAfter(error);
}
