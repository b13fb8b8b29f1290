import { createKey } from '../../client/actions/create-key.js';
import { CivicError } from '../../errors/civic-error.js';
import type { Store } from '../../store/store.js';
import type { FileAnswer } from '../answers/answers.js';
import { isObject } from './migrate/level.js';
import { mediaKey } from './record.js';

/** As bytes: WebKit has lost Blobs that lay in a database (bug 188438). @throws CivicError `storage/*` */
export async function keepMedia(store: Store, draft: string, file: Blob, known?: FileAnswer): Promise<FileAnswer> {
  const { type, size } = file;
  const about = known ?? { id: createKey(), ...('name' in file && { name: String(file.name) }), type, size };
  await store.set(mediaKey(draft, about.id), { ...about, bytes: await bytesOf(file) });
  return about;
}

/** From the first of `drafts`, in the first of `stores`, that has it. */
export async function readMedia(
  stores: readonly Store[],
  drafts: readonly string[],
  { id, name, type }: FileAnswer,
): Promise<Blob | undefined> {
  for (const draft of drafts) {
    for (const store of stores) {
      const found = await store.get(mediaKey(draft, id));
      const bytes = isObject(found) ? found['bytes'] : undefined;
      if (!(bytes instanceof ArrayBuffer)) continue;
      return name !== undefined && typeof File === 'function' ? new File([bytes], name, { type }) : new Blob([bytes], { type });
    }
  }
  return undefined;
}

/** Never rejects: what could not be copied is still read from the draft that it came from, while that is there. */
export async function copyMedia(store: Store, from: string, to: string, media: readonly FileAnswer[]): Promise<void> {
  for (const { id } of media) {
    try {
      const found = await store.get(mediaKey(from, id));
      if (found !== undefined) await store.set(mediaKey(to, id), found);
    } catch {
      return;
    }
  }
}

/** From one store to another, what is not there yet. @throws CivicError `storage/*` */
export async function bringMedia(from: Store, to: Store, draft: string, media: readonly FileAnswer[]): Promise<void> {
  for (const { id } of media) {
    const key = mediaKey(draft, id);
    const found = (await to.get(key)) === undefined ? await from.get(key) : undefined;
    if (found !== undefined) await to.set(key, found);
  }
}

/** A file that the person has deleted meanwhile, or that lies in a cloud which does not answer, cannot be read. */
async function bytesOf(file: Blob): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    throw new CivicError('storage/unavailable', 'A file cannot be read', { cause, retry: 'never' });
  }
}
