import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfMedia, type MediaStore } from './media-store.js';

/** Bytes that are on their way; what a crash left of them is removed at the next start. */
const unfinished = 'new';
const hour = 3_600_000;

/** Keeps files in a folder, as `ab/abcd…`. */
export async function openFolderMedia(folder: string): Promise<MediaStore> {
  const whole = join(folder, unfinished);
  await mkdir(whole, { recursive: true, mode: 0o700 });
  for (const name of await readdir(whole)) {
    // Another process may be at work in the same folder.
    if (await isOlder(join(whole, name), Date.now() - hour)) await rm(join(whole, name), { force: true });
  }

  const partOf = (hash: string): string => join(folder, hash.slice(0, 2));
  const pathOf = (hash: string): string => {
    if (!/^[\da-f]{64}$/.test(hash)) throw new RangeError('A file is called by its SHA-256');
    return join(partOf(hash), hash);
  };
  const has = (hash: string): Promise<boolean> =>
    access(pathOf(hash)).then(
      () => true,
      () => false,
    );

  return {
    has,
    async put(bytes) {
      const hash = hashOfMedia(bytes);
      if (await has(hash)) return hash;
      const own = join(whole, randomUUID());
      try {
        await writeThrough(own, bytes);
        await mkdir(partOf(hash), { recursive: true, mode: 0o700 });
        await rename(own, pathOf(hash));
      } catch (error) {
        await rm(own, { force: true });
        throw error;
      }
      await syncFolder(partOf(hash));
      await syncFolder(folder);
      return hash;
    },
    get: (hash) => readFile(pathOf(hash)).catch(ifMissing(undefined)),
    delete: (hash) => rm(pathOf(hash), { force: true }),
    async *olderThan(moment) {
      for (const part of await readdir(folder)) {
        if (!/^[\da-f]{2}$/.test(part)) continue;
        for (const name of await readdir(join(folder, part))) {
          if (/^[\da-f]{64}$/.test(name) && (await isOlder(join(folder, part, name), moment))) yield name;
        }
      }
    },
  };
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A name stands in its folder, which is written apart. Windows opens no folders, and keeps names by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function isOlder(path: string, moment: number): Promise<boolean> {
  const found = await stat(path).catch(ifMissing(undefined));
  return found !== undefined && found.mtimeMs < moment;
}

function ifMissing<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    return otherwise;
  };
}
