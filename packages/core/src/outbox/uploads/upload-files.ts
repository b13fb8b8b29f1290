import { isForGood, toFailure } from '../judge-failure.js';
import { fileOf } from '../media.js';
import type { OutboxFailure, OutboxMediaAbout, OutboxSender } from '../outbox.types.js';
import type { OutboxRecord } from '../record.js';
import { instantAt, noteMedia } from '../steps.js';
import type { Turn, Way } from '../turn.js';
import { storeFile, waitForFile } from './store-file.js';

/**
 * After so long the text tries without a file that fails. Only if it gets through, the file was to blame: over a bad link a text does sooner
 * than a photo, and somebody who keeps pressing "send now" is not to lose it for that.
 */
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
    const { url, error, before } = await storeFile(way, key, file, upload);
    // Bytes in an address go with the text.
    if (url !== undefined)
      await page.change(key, (known) =>
        noteMedia(known, about.id, url.startsWith('data:') ? { along: true } : { url, storedAt: instantAt(page.now()) }),
      );
    if (error && isForGood(error)) await file.leaveOut(error);
    else if (error) {
      const turn = await waitForFile(way, key, { about, error, before, patientMs });
      if (turn) return turn;
      failed.set(about.id, toFailure(error));
    }
  }
  return failed;
}
