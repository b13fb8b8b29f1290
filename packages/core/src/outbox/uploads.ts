import { isForGood, toFailure, waitsForSignIn } from './judge-failure.js';
import { readMedia } from './media.js';
import type { OutboxFailure, OutboxMedia, OutboxMediaAbout, OutboxSender } from './outbox.types.js';
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
  for (const about of record.media) {
    if (about.url !== undefined || about.leftOut) continue;
    const file = fileOf(way, key, about);
    try {
      const { url } = await answerOf(patienceMs, [signal], (inner) => upload(file, { key, signal: inner }));
      await page.change(key, (known) => noteMedia(known, about.id, { url }));
    } catch (cause) {
      const error = asError(cause);
      if (isForGood(error)) {
        await file.leaveOut(error);
        continue;
      }
      // Without a network the file is not to blame, and so without a sign-in.
      const tries = (about.tries ?? 0) + (error.kind === 'offline' || error.kind === 'aborted' || waitsForSignIn(error) ? 0 : 1);
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
