import { createKey } from '../../client/actions/create-key.js';
import { without } from '../../objects/without.js';
import type { Instant } from '../../when/when.js';
import { bringMedia, copyMedia } from './media.js';
import type { Place } from './places.js';
import { type DraftRecord, follow, isRecord, lateKey, latePrefix, mediaPrefix, recordKey } from './record.js';

/** What a page has of a draft, without how it is counted. */
export type Body = Omit<DraftRecord, 'id' | 'branchOf' | 'revision' | 'writer' | 'seen' | 'toldAt' | 'changedAt'>;

/** One page's hand on the record of one draft. */
export interface Keeper {
  readonly id: string;
  readonly writer: string;
  readonly branchOf: string | undefined;
  /** Writes the body. @returns whether it had to part from what another page has made of the draft. @throws CivicError `storage/*` */
  save(place: Place, all: readonly Place['store'][], body: Body, at: Instant): Promise<boolean>;
  /** One blind write beside the record, for a page that may have no time for more. */
  saveLate(place: Place, body: Body, at: Instant): void;
  /** Whether the record is as this page knows it. */
  look(place: Place): Promise<'same' | 'newer' | 'removed'>;
  /** Takes the record as it is now. */
  read(place: Place): Promise<DraftRecord | undefined>;
  /** Removes all of it, and goes on under another id. */
  remove(places: readonly Place['store'][]): Promise<void>;
}

export function openKeeper(known: DraftRecord | undefined): Keeper {
  const writer = createKey();
  let id = known?.id ?? createKey();
  let branchOf = known?.branchOf;
  let last = known;
  const late = new Set<string>();
  let leaving: AbortController | undefined;
  /** Where it was written last. */
  let home: Place['store'] | undefined;

  const isOwn = (found: DraftRecord, known = last) =>
    found.writer === writer || (found.revision === known?.revision && found.writer === known.writer);
  const named = () => ({ id, ...(branchOf !== undefined && { branchOf }) });

  async function put(place: Place, body: Body, at: Instant): Promise<boolean> {
    const attempt = (leaving = new AbortController());
    let next: DraftRecord | undefined;
    const step = (found: unknown) => {
      const before = isRecord(found) && isOwn(found) ? found : undefined;
      const fits = found === undefined || before !== undefined;
      // Members that a later release has written stay.
      const rest = before && without(before, 'toldAt', 'page', 'lang', 'title');
      next = fits ? { ...rest, ...body, ...named(), ...follow(before ?? last, writer), changedAt: at } : undefined;
      return next;
    };
    try {
      await place.store.change(recordKey(id), step, attempt.signal);
    } catch (error) {
      if (!attempt.signal.aborted) throw error;
      // The page is still there, or back.
      return put(place, body, at);
    }
    if (!next) return false;
    last = next;
    return true;
  }

  /** Photos go along to where the draft is written now. On a shared phone nothing stays elsewhere but what another page has made of it. */
  async function moveIn(place: Place, all: readonly Place['store'][], { media }: Body, known: DraftRecord | undefined): Promise<void> {
    if (home === place.store) return;
    try {
      for (const store of all.filter((one) => one !== place.store)) {
        await bringMedia(store, place.store, id, media);
        const found = place.why === 'shared-phone' ? await store.get(recordKey(id)) : undefined;
        if (place.why === 'shared-phone' && (!isRecord(found) || isOwn(found, known))) await removeDraft([store], id);
      }
      home = place.store;
    } catch {
      // With the next write.
    }
  }

  return {
    writer,
    get id() {
      return id;
    },
    get branchOf() {
      return branchOf;
    },
    async save(place, all, body, at) {
      const loose = [...late];
      const known = last;
      const parts = !(await put(place, body, at));
      await moveIn(place, all, body, known);
      if (parts) {
        const from = id;
        // By its own name first, under which others take in what it wrote last.
        id = from === writer ? createKey() : writer;
        branchOf = from;
        await put(place, body, at);
        await copyMedia(place.store, from, id, body.media);
      }
      for (const key of loose) {
        // Before a phone became a shared one it may have been written elsewhere.
        for (const store of all) await store.delete(key);
        late.delete(key);
      }
      return parts;
    },
    saveLate(place, body, at) {
      const key = lateKey(id, writer);
      late.add(key);
      // Two on: a write that is on its way may be the next.
      const { revision } = follow(last, writer);
      const count = { revision: revision + 1, writer, seen: { ...last?.seen, [writer]: revision + 1 } };
      // What is half done ends with the page, and whatever waits behind it with it.
      leaving?.abort();
      // Nobody can be told any more.
      void place.store.set(key, { ...body, ...named(), ...count, changedAt: at }).catch(() => undefined);
    },
    async look(place) {
      const found = await place.store.get(recordKey(id));
      if (found === undefined) return last ? 'removed' : 'same';
      return isRecord(found) && isOwn(found) ? 'same' : 'newer';
    },
    async read(place) {
      const found = await place.store.get(recordKey(id));
      if (isRecord(found)) last = found;
      return isRecord(found) ? found : undefined;
    },
    async remove(stores) {
      await removeDraft(stores, id);
      id = createKey();
      branchOf = undefined;
      last = undefined;
      late.clear();
    },
  };
}

export async function removeDraft(stores: readonly Place['store'][], id: string): Promise<void> {
  for (const store of stores) {
    await store.delete(recordKey(id));
    for (const prefix of [latePrefix(id), mediaPrefix(id)]) for (const key of await store.keys(prefix)) await store.delete(key);
  }
}
