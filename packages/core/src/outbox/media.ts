import { createKey } from '../client/actions/create-key.js';
import { CivicError } from '../errors/civic-error.js';
import type { OutboxMediaAbout } from './outbox.types.js';
import type { Shelf } from './shelf.js';

/** Writes files one after the other, so that one of them at a time is in memory. If one cannot be kept, none is. */
export async function writeMedia(shelf: Shelf, key: string, files: readonly Blob[]): Promise<readonly OutboxMediaAbout[]> {
  const written: OutboxMediaAbout[] = [];
  try {
    for (const file of files) {
      const { type, size } = file;
      const about = { id: createKey(), type, size, ...('name' in file && { name: String(file.name) }) };
      // As bytes: WebKit has lost Blobs that lay in a database (bug 188438).
      await shelf.addMedia(key, about.id, { ...about, bytes: await bytesOf(file) });
      written.push(about);
    }
    return written;
  } catch (error) {
    await shelf.removeMedia(key, idsOf(written)).catch(() => undefined);
    throw error;
  }
}

/** @throws CivicError `storage/unavailable` */
export async function readMedia(shelf: Shelf, key: string, { id, name, type }: OutboxMediaAbout): Promise<Blob> {
  const found = await shelf.getMedia(key, id);
  if (!found) throw new CivicError('storage/unavailable', `A file of "${key}" is gone`, { retry: 'never' });
  return name !== undefined && typeof File === 'function' ? new File([found.bytes], name, { type }) : new Blob([found.bytes], { type });
}

/** What is gone from the device has no more than its mark. */
export const isHere = ({ leftOut }: OutboxMediaAbout): boolean => leftOut?.kind !== 'storage';

export const idsOf = (media: readonly OutboxMediaAbout[]): readonly string[] => media.map(({ id }) => id);

/** A file that the person has deleted meanwhile, or that lies in a cloud which does not answer, cannot be read. */
async function bytesOf(file: Blob): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    throw new CivicError('storage/unavailable', 'A file cannot be read', { cause, retry: 'never' });
  }
}
