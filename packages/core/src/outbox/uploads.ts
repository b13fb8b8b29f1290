import { isForGood, toFailure, waitsForSignIn } from './judge-failure.js';
import { readMedia } from './media.js';
import type { OutboxFailure, OutboxMedia, OutboxMediaAbout, OutboxSender } from './outbox.types.js';
import type { BegunUpload } from '../source/sender.js';
import type { OutboxRecord } from './record.js';
import { delay, noteMedia } from './steps.js';
import { answerOf, asError, patienceMs, turnAfter, type Turn, type Way } from './turn.js';
import { chooseWait } from './waits.js';

/** After so many failures of one file the text tries without it. Only if it gets through, the file was to blame. */
const patientTries = 5;

/** A file on its way, and how it is noted that it stays behind. */
export function fileOf({ page, shelf }: Pick<Way, 'page' | 'shelf'>, key: string, about: OutboxMediaAbout): OutboxMedia {
  return {
    ...about,
    read: () => readMedia(shelf, key, about),
    async note(begun) {
      await page.change(key, (known) => noteMedia(known, about.id, { begun, tries: 0 }));
    },
    async leaveOut(why) {
      await page.change(key, (known) => noteMedia(known, about.id, { leftOut: toFailure(why) }));
    },
  };
}

/**
 * Stores the files of an item before its text leaves: who dies meanwhile has sent nothing, and what is stored is known to the next try.
 * @returns the files that the text may go without, and why; or what came of the turn, where it waits for them
 */
export async function uploadFiles(
  way: Way,
  record: OutboxRecord,
  sender: OutboxSender,
): Promise<ReadonlyMap<string, OutboxFailure> | Turn> {
  const { page, signal } = way;
  const { key } = record;
  const failed = new Map<string, OutboxFailure>();
  const upload = sender.upload?.bind(sender);
  if (!upload) return failed;
  const asksAgain = sender.about.media?.resumes === true && !wasNamed(record, way.page.now());
  for (const about of record.media) {
    if ((about.url !== undefined && !asksAgain) || about.along || about.leftOut) continue;
    const file = fileOf(way, key, about);
    let failures = about.tries ?? 0;
    const note = async (begun: BegunUpload): Promise<void> => {
      failures = 0;
      await file.note(begun);
    };
    try {
      const { url } = await goOn({ ...file, note }, signal, (each, inner) => upload(each, { key, signal: inner }));
      await page.change(key, (known) => noteMedia(known, about.id, url.startsWith('data:') ? { along: true } : { url }));
    } catch (cause) {
      const error = asError(cause);
      if (isForGood(error)) {
        await file.leaveOut(error);
        continue;
      }
      // Without a network the file is not to blame, and so without a sign-in.
      const tries = failures + (error.kind === 'offline' || error.kind === 'aborted' || waitsForSignIn(error) ? 0 : 1);
      await page.change(key, (known) => noteMedia(known, about.id, { tries }));
      if (tries >= patientTries) {
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

/** Stores keep for a day what nothing names. */
const keptMs = 12 * 3_600_000;

/** Whether the text has named its files lately and may have arrived: an office that has taken it need not have them where they were. */
function wasNamed({ state, changedAt }: OutboxRecord, now: number): boolean {
  return state === 'uncertain' && Math.abs(now - Date.parse(changedAt)) < keptMs;
}

/** Tries again as long as each try brings more of the file along: to a link that breaks every few seconds, that is how it goes. */
async function goOn<T>(file: OutboxMedia, signal: AbortSignal, upload: (file: OutboxMedia, signal: AbortSignal) => Promise<T>): Promise<T> {
  let { begun } = file;
  const note = async (next: BegunUpload): Promise<void> => {
    begun = next;
    await file.note(next);
  };
  for (;;) {
    const arrived = begun?.bytes ?? 0;
    const each = { ...file, note, ...(begun && { begun }) };
    try {
      return await answerOf(patienceMs, [signal], (inner) => upload(each, inner));
    } catch (cause) {
      if (signal.aborted || isForGood(asError(cause)) || (begun?.bytes ?? 0) <= arrived) throw cause;
    }
  }
}
