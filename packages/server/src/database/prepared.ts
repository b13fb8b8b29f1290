import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { unpack } from './unpack.js';

/** An empty database as the build leaves it, also for who runs the sources: making one takes PGlite ten seconds. */
const prepared = ['./', '../../dist/'].map((place) => fileURLToPath(new URL(`${place}prepared-database.tar.gz`, import.meta.url)));

/**
 * Makes the folder of a new database; one that is there stays. It comes into being whole: a process that dies on the way leaves
 * none behind under this name.
 */
export async function prepareFolder(
  home: string,
  create: (folder: string) => Promise<Pick<PGlite, 'close'>>,
  from = prepared.find((file) => existsSync(file)),
): Promise<void> {
  if (existsSync(home)) return;
  const fresh = `${home}.new`;
  await rm(fresh, { recursive: true, force: true });
  // Loaded by PGlite it would take four times as long.
  if (from !== undefined && existsSync(from)) unpack(from, fresh);
  else await (await create(fresh)).close();
  await rename(fresh, home);
}
