import { createKey } from '../client/actions/create-key.js';
import { CivicError } from '../errors/civic-error.js';
import { takeOwn } from '../objects/take-own.js';
import { toPlain } from '../objects/to-plain.js';
import { loadFileCode } from './load-file-code.js';
import { loadUploads } from './load-uploads.js';
import { idsOf, isHere, readMedia, writeMedia } from './media.js';
import type { Outbox, OutboxFile, OutboxItem, OutboxMediaAbout } from './outbox.types.js';
import type { Page } from './page.js';
import { toItem, type OutboxRecord } from './record.js';
import { answer, edit, handOver, instantAt, queue, setAside, type Edit } from './steps.js';

/** What is done with items without sending any. */
export function openItems(page: Page): Omit<Outbox, 'flush' | 'watch' | 'keeps' | 'hasLost' | 'acceptLoss' | 'close'> {
  const { now } = page;

  async function records(): Promise<readonly OutboxRecord[]> {
    return [...(await page.records())].sort((one, other) => one.order - other.order || (one.writtenAt < other.writtenAt ? -1 : 1));
  }

  async function known(key: string): Promise<OutboxRecord | undefined> {
    return page.change(key, () => undefined);
  }

  /** Takes a step that a person asked for. @throws CivicError `conflict/outbox-state` */
  async function take(key: string, what: string, step: (record: OutboxRecord) => OutboxRecord | undefined): Promise<OutboxItem> {
    let fits = false;
    const record = await page.change(key, (found) => {
      const next = step(found);
      fits = next !== undefined;
      return next;
    });
    if (!record || !fits) throw doesNotFit(key, what, record);
    return shown(record);
  }

  async function shown(record: OutboxRecord): Promise<OutboxItem> {
    return toItem(record, (await page.shelf()).kept);
  }

  /** Writes media, then what refers to them, and removes what nothing refers to after that. */
  async function withMedia<T>(
    key: string,
    files: readonly (Blob | OutboxFile)[],
    write: (media: readonly OutboxMediaAbout[]) => Promise<T>,
  ): Promise<T> {
    const shelf = await page.shelf();
    const media = await writeMedia(shelf, key, files);
    try {
      return await write(media);
    } finally {
      try {
        const kept = idsOf((await known(key))?.media ?? []);
        const loose = idsOf(media).filter((id) => !kept.includes(id));
        if (loose.length > 0) await shelf.removeMedia(key, loose);
      } catch {
        // Where the device cannot even be read, they stay, rather than to be lost.
      }
    }
  }

  return {
    async put(target, draft, options) {
      const { key = createKey(), media: files = [], state = 'queued', draftVersion = 1, wipe, unkept } = takeOwn(options);
      const shelf = await page.shelf();
      const plain = toPlain(draft);
      if (wipe) page.fleeting.set(key, undefined);
      const at = instantAt(now());
      const order = Math.max(0, ...(await records()).map((one) => one.order)) + 1;
      const record = await withMedia(key, files, async (media) => {
        const { source, kind, site } = target;
        const made: OutboxRecord = {
          key,
          target: { source, kind, ...(site !== undefined && { site }) },
          draftVersion,
          draft: plain,
          state,
          media,
          ...(wipe && { wipe }),
          ...(unkept && { spare: true }),
          writtenAt: at,
          changedAt: at,
          tries: 0,
          order,
        };
        if (await shelf.add(key, made)) {
          page.tell();
          return made;
        }
        return page.change(key, (found) => {
          const next = edit(found, { draft: plain, draftVersion, media, state }, now());
          // Since then the device may have become one that others use.
          return next && wipe ? { ...next, wipe } : next;
        });
      });
      if (!record) throw doesNotFit(key, 'replaced', record);
      return shown(record);
    },
    async change(key, draft, options) {
      const { media: files } = takeOwn(options);
      const change = (more: Partial<Edit>) => take(key, 'changed', (record) => edit(record, { draft: toPlain(draft), ...more }, now()));
      return files ? withMedia(key, files, (media) => change({ media })) : change({});
    },
    setAside: (key) => take(key, 'set aside', (record) => setAside(record, now())),
    queue: (key) => take(key, 'sent', (record) => queue(record, now())),
    handedOver: (key, via) => take(key, 'handed over', (record) => handOver(record, via, now())),
    answer: (key, given) => take(key, 'answered', (record) => answer(record, given, now())),
    async leaveOut(key) {
      const code = await loadUploads();
      if (!code) throw new CivicError('storage/unavailable', 'Code cannot be loaded');
      return take(key, 'left as it is', (record) => code.leaveRest(record, code.unwanted, now()));
    },
    async list() {
      const { kept } = await page.shelf();
      return (await records()).map((record) => toItem(record, kept));
    },
    async media(key) {
      const shelf = await page.shelf();
      const files: Blob[] = [];
      for (const about of (await known(key))?.media.filter(isHere) ?? []) files.push(await readMedia(shelf, key, about));
      return files;
    },
    async discard(key) {
      const shelf = await page.shelf();
      const stays = await shelf.remove(key, ({ state }) => state !== 'sending');
      if (stays) throw doesNotFit(key, 'discarded', stays);
      page.fleeting.delete(key);
      page.tell();
    },
    export: async () => (await loadFileCode()).writeFile(await page.shelf()),
    import: async (file) => (await loadFileCode()).readFile(await page.shelf(), file, now()),
  };
}

function doesNotFit(key: string, what: string, record: OutboxRecord | undefined): CivicError {
  return new CivicError('conflict/outbox-state', `"${key}" cannot be ${what}: it is ${record?.state ?? 'not there'}`);
}
