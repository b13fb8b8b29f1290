import { createKey } from '../client/actions/create-key.js';
import { CivicError } from '../errors/civic-error.js';
import { toFailure } from './judge-failure.js';
import type { OutboxFile, OutboxMedia, OutboxMediaAbout } from './outbox.types.js';
import type { Shelf } from './shelf.js';
import { noteMedia } from './steps.js';
import type { Way } from './turn.js';

/**
 * Writes files one after the other, so that one of them at a time is in memory. If one cannot be kept, none is; what is there under its
 * own id already stays as it is.
 */
export async function writeMedia(shelf: Shelf, key: string, files: readonly (Blob | OutboxFile)[]): Promise<readonly OutboxMediaAbout[]> {
  const media: OutboxMediaAbout[] = [];
  const written: string[] = [];
  try {
    for (const given of files) {
      const { id, blob } = given instanceof Blob ? { id: createKey(), blob: given } : given;
      const { type, size } = blob;
      const about = { id, type, size, ...('name' in blob && { name: String(blob.name) }) };
      media.push(about);
      if (blob !== given && (await shelf.getMedia(key, id))) continue;
      // As bytes: WebKit has lost Blobs that lay in a database (bug 188438).
      await shelf.addMedia(key, id, { ...about, bytes: await bytesOf(blob) });
      written.push(id);
    }
    return media;
  } catch (error) {
    await shelf.removeMedia(key, written).catch(() => undefined);
    throw error;
  }
}

/** @throws CivicError `storage/unavailable` */
export async function readMedia(shelf: Shelf, key: string, { id, name, type }: OutboxMediaAbout): Promise<Blob> {
  const found = await shelf.getMedia(key, id);
  if (!found) throw new CivicError('storage/unavailable', `A file of "${key}" is gone`, { retry: 'never' });
  return name !== undefined && typeof File === 'function' ? new File([found.bytes], name, { type }) : new Blob([found.bytes], { type });
}

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
