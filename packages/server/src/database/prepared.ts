import { existsSync, openAsBlob } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';

/** An empty database as the build leaves it: making one takes PGlite ten seconds, unpacking one takes two. */
const prepared = fileURLToPath(new URL('./prepared-database.tar.gz', import.meta.url));

/**
 * Makes the folder of a new database; one that is there stays. It comes into being whole: a process that dies on the way leaves
 * none behind under this name.
 */
export async function prepareFolder(
  home: string,
  create: (folder: string, options: PGliteOptions) => Promise<PGlite>,
  from = prepared,
): Promise<void> {
  if (existsSync(home)) return;
  const fresh = `${home}.new`;
  await rm(fresh, { recursive: true, force: true });
  const client = await create(fresh, existsSync(from) ? { loadDataDir: await openAsBlob(from) } : {});
  await client.close();
  await rename(fresh, home);
}
