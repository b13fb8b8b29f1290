import type { Store } from '../../store/store.js';
import { copyMedia } from './media.js';
import { type DraftRecord, holds, isRecord, latePrefix, recordKey } from './record.js';

/**
 * Takes in what pages have written while they were left. Where another page has gone on with the draft since, it becomes a draft of its own,
 * whose id is the name of the page that wrote it: whoever takes it in a second time makes no second one. On a shared phone they are dropped.
 */
export async function takeInLate(store: Store, shared: boolean, id?: string): Promise<void> {
  for (const key of await store.keys(latePrefix(id))) {
    const late = await store.get(key);
    if (!isRecord(late)) continue;
    if (!shared && !(await takeIn(store, late))) {
      const branch = { ...late, id: late.writer, branchOf: late.id };
      await takeIn(store, branch);
      await copyMedia(store, late.id, branch.id, late.media);
    }
    await store.delete(key);
  }
}

/** @returns false where what is there does not go with it */
async function takeIn(store: Store, late: DraftRecord): Promise<boolean> {
  let fits = true;
  await store.change(recordKey(late.id), (found) => {
    if (found === undefined) return late;
    fits = isRecord(found) && (holds(found, late) || follows(late, found));
    return fits && isRecord(found) && !holds(found, late) ? { ...found, ...late } : undefined;
  });
  return fits;
}

function follows(late: DraftRecord, found: DraftRecord): boolean {
  return found.writer === late.writer || holds(late, found);
}
