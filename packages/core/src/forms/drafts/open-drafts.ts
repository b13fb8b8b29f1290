import { createKey } from '../../client/actions/create-key.js';
import { takeOwn } from '../../objects/take-own.js';
import type { Clock } from '../../source/source.js';
import { memoryStore } from '../../store/memory-store.js';
import type { Store } from '../../store/store.js';
import type { DraftAbout, Drafts } from './drafts.types.js';
import { expiryOf } from './expiry.js';
import { removeDraft } from './keeper.js';
import { takeInLate } from './late.js';
import { keepMedia } from './media.js';
import { openNews } from './news.js';
import { openDraft } from './open-draft.js';
import { openPlaces } from './places.js';
import { type DraftRecord, isRecord, latePrefix, mediaPrefix, recordKey, recordsPrefix } from './record.js';
import { eraseTrace } from './trace.js';

export interface DraftsOptions {
  readonly clock?: Clock;
  /** Milliseconds without a change after which a draft is removed. @default 90 days */
  readonly maxAge?: number;
}

const day = 86_400_000;

/** The drafts that are kept in `store`; for the page alone where there is none. */
export function openDrafts(store: Store = memoryStore(), options?: DraftsOptions): Drafts {
  const { clock = Date, maxAge = 90 * day } = takeOwn(options);
  const places = openPlaces(store);

  async function find(id: string): Promise<DraftRecord | undefined> {
    const shared = await places.isShared();
    for (const place of await places.all()) {
      await takeInLate(place, shared, id);
      const record = await place.get(recordKey(id));
      if (isRecord(record)) return record;
    }
    return undefined;
  }

  /** Undefined where it has expired. */
  async function show(place: Store, record: DraftRecord, kept: boolean): Promise<DraftAbout | undefined> {
    const { id, form, title, startedAt, changedAt, branchOf, replaces, answers, toldAt } = record;
    const expiry = expiryOf(record, maxAge, clock.now());
    if (expiry.expired) {
      await removeDraft([place], id);
      return undefined;
    }
    const { at: expiresAt, expiring } = expiry;
    if (expiry.toldAt && expiry.toldAt !== toldAt) {
      await place.change(recordKey(id), (found) =>
        isRecord(found) && found.changedAt === changedAt ? { ...found, toldAt: expiry.toldAt } : undefined,
      );
    }
    const more = {
      ...(title !== undefined && { title }),
      ...(branchOf !== undefined && { branchOf }),
      ...(replaces !== undefined && { replaces }),
    };
    return { id, form, ...more, startedAt, changedAt, expiresAt, expiring, answered: Object.keys(answers).length, kept };
  }

  async function removeFrom(stores: readonly Store[]): Promise<void> {
    for (const place of stores) {
      for (const prefix of [recordsPrefix, latePrefix(), mediaPrefix()]) {
        for (const key of await place.keys(prefix)) await place.delete(key);
      }
      await eraseTrace(place);
    }
  }

  return {
    async list(form) {
      const found = new Map<string, DraftAbout>();
      const shared = await places.isShared();
      for (const place of await places.all()) {
        await takeInLate(place, shared);
        const kept = await place.keeps();
        for (const key of await place.keys(recordsPrefix)) {
          const record = await place.get(key);
          if (!isRecord(record) || found.has(record.id) || (form !== undefined && record.form.id !== form)) continue;
          const about = await show(place, record, kept);
          if (about) found.set(record.id, about);
        }
      }
      return [...found.values()].sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1));
    },
    async open(form, id) {
      // So that the first key need not wait for the database.
      await places.current();
      const record = id === undefined ? undefined : await find(id);
      return openDraft(form, record?.form.id === form.id ? record : undefined, { places, clock });
    },
    async take(form, file) {
      const { store: place } = await places.current();
      const id = createKey();
      try {
        for (const { about, bytes } of file.media) await keepMedia(place, id, bytes, about);
        const media = file.media.map(({ about }) => about);
        const record = { ...file, id, media, changedAt: file.startedAt, revision: 0, writer: '', seen: {} };
        const draft = openDraft(form, record, { places, clock });
        draft.write(draft.answers);
        const kept = await draft.settled();
        if (!kept.kept && kept.why === 'failed') throw kept.error;
        return draft;
      } catch (error) {
        // Without room for all, nothing is left behind.
        await removeDraft([place], id).catch(() => undefined);
        throw error;
      }
    },
    remove: async (id) => removeDraft(await places.all(), id),
    removeAll: async () => removeFrom(await places.all()),
    removeKept: () => removeFrom([store]),
    isShared: () => places.isShared(),
    async setShared(shared) {
      await places.setShared(shared);
      const news = openNews(() => undefined);
      news.tell({ switched: true });
      news.close();
    },
    watchShared(on, signal) {
      if (signal.aborted) return;
      const news = openNews((told) => {
        if (!('switched' in told)) return;
        void places.isShared().then((shared) => !signal.aborted && on(shared));
      });
      signal.addEventListener('abort', () => news.close(), { once: true });
    },
  };
}
