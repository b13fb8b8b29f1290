import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CivicError } from '@civickit/core';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';

/** By what a store of files knows the database that it belongs to. */
export async function markOf(db: Kysely<Tables>): Promise<string> {
  const { value } = await db.selectFrom('secret').select('value').where('name', '=', 'codes').executeTakeFirstOrThrow();
  return createHash('sha256').update(`media\0${value}`).digest('hex');
}

/**
 * Marks a folder of files as this installation's: with another database, which names none of them, they would all be swept away.
 * @throws CivicError `storage/not-empty` for the folder of another installation
 */
export async function claimMedia(folder: string, own: string): Promise<void> {
  const path = join(folder, 'installation');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, own, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if ((await readFile(path, 'utf8')) === own) return;
    throw new CivicError('storage/not-empty', `${folder} holds the files of another database; give this one a folder of its own`);
  }
}
