import { CivicError } from '../../errors/civic-error.js';
import { without } from '../../objects/without.js';
import { idsOf } from '../media.js';
import type { OutboxFailure, OutboxMediaAbout } from '../outbox.types.js';
import { isRecord, type OutboxRecord } from '../record.js';
import type { Shelf } from '../shelf.js';
import { instantAt } from '../steps.js';
import { fileFormat, linesIn, readLine } from './file-lines.js';

/** Where the reading of one photo has got to. */
interface Pieces {
  readonly item: string;
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  filled: number;
}

/**
 * Takes in what is not there yet. It goes through the file twice: media are written before their item, so that no item is ever without, and
 * one at a time. What cannot be read is left out; of a photo that is missing, its item tells.
 */
export async function readFile(shelf: Shelf, file: Blob, now: number): Promise<number> {
  const items = new Map<string, object>();
  let ours = false;
  for await (const line of linesIn(file)) {
    const said = readLine(line);
    ours ||= said?.[fileFormat] !== undefined;
    if (!ours) break;
    const { item } = said ?? {};
    const { key, state } = (item ?? {}) as { readonly key?: unknown; readonly state?: unknown };
    // A file holds what is unsent: no receipt is believed that no office gave to this device.
    if (typeof key === 'string' && key !== '' && state !== 'received') items.set(key, item as object);
  }
  if (!ours) throw new CivicError('invalid/outbox-file', 'This is no file of an outbox');
  if (items.size === 0) return 0;

  const present = await shelf.all();
  for (const record of present) items.delete((record as { key: string }).key);
  const written = new Set<string>();
  const last = Math.max(0, ...present.filter(isRecord).map(({ order }) => order));
  let added = 0;
  try {
    await readMedia(shelf, file, items, written);
    for (const [key, record] of items) {
      if (await shelf.add(key, isRecord(record) ? arrived(record, written, now, last + added + 1) : record)) added += 1;
      items.delete(key);
    }
  } catch (error) {
    // Without room for all, what is whole stays, and no file without its item.
    for (const [key, record] of items) await shelf.removeMedia(key, idsOf(mediaOf(record))).catch(() => undefined);
    throw error;
  }
  return added;
}

async function readMedia(shelf: Shelf, file: Blob, items: ReadonlyMap<string, object>, written: Set<string>): Promise<void> {
  let open: Pieces | undefined;
  for await (const line of linesIn(file)) {
    // Not parsed at all where it is no piece that is wanted: most of a file that is imported twice.
    if (!line.startsWith('{"media":')) continue;
    const { media: id, item, size, from, base64 } = readLine(line) ?? {};
    if (typeof id !== 'string' || typeof item !== 'string' || typeof base64 !== 'string' || typeof size !== 'number') continue;
    const about = mediaOf(items.get(item)).find((one) => one.id === id);
    if (!about || about.size !== size || written.has(`${item}/${id}`)) continue;
    if (from === 0) open = { item, id, bytes: new Uint8Array(size), filled: 0 };
    if (!open || open.id !== id || open.item !== item || open.filled !== from || !fill(open, base64)) continue;
    if (open.filled < size) continue;
    const { name, type } = about;
    await shelf.addMedia(item, id, { ...(name !== undefined && { name }), type, bytes: open.bytes.buffer });
    written.add(`${item}/${id}`);
    open = undefined;
  }
}

function fill(open: Pieces, base64: string): boolean {
  try {
    const binary = atob(base64);
    if (open.filled + binary.length > open.bytes.length) return false;
    for (let at = 0; at < binary.length; at += 1) open.bytes[open.filled + at] = binary.charCodeAt(at);
    open.filled += binary.length;
    return true;
  } catch {
    return false;
  }
}

const mediaOf = (record: object | undefined): readonly OutboxMediaAbout[] => (isRecord(record) ? record.media : []);

/** An item that comes from another device, which may have sent it since. What had never left is given to the person to decide. */
function arrived(record: OutboxRecord, written: ReadonlySet<string>, now: number, order: number): OutboxRecord {
  // What is here is stored anew: where another device left it may be gone, or anybody's.
  const rest = without(record, 'nextTry', 'lease', 'question', 'receipt', 'aside', 'spare');
  const media = record.media.map((about) =>
    written.has(`${record.key}/${about.id}`)
      ? without(about, 'url', 'storedAt', 'begun', 'along', 'follows', 'tries')
      : { ...about, leftOut: lost },
  );
  const unsure = record.tries > 0 && !media.some(({ leftOut }) => leftOut === lost);
  const state =
    record.state === 'sending' || record.state === 'completing'
      ? 'uncertain'
      : record.state === 'queued'
        ? unsure
          ? 'uncertain'
          : 'draft'
        : record.state;
  return { ...rest, state, media, changedAt: instantAt(now), order };
}

const lost: OutboxFailure = { code: 'storage/unavailable', kind: 'storage', message: 'The file does not have it', retry: 'never' };
