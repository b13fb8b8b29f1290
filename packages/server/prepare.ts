import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import manifest from './package.json' with { type: 'json' };

const version = manifest.dependencies['@electric-sql/pglite'];
const cached = join(import.meta.dirname, 'node_modules/.cache', `pglite-${version}.tar.gz`);

/** An empty database, packed; made once for each version of PGlite. */
export async function preparedDatabase(): Promise<string> {
  if (existsSync(cached)) return cached;
  const client = await PGlite.create();
  const packed = await client.dumpDataDir('gzip');
  await client.close();
  await mkdir(join(cached, '..'), { recursive: true });
  const own = `${cached}.${process.pid}`;
  await writeFile(own, new Uint8Array(await packed.arrayBuffer()));
  await rename(own, cached);
  return cached;
}

if (import.meta.main) {
  const built = join(import.meta.dirname, 'dist/prepared-database.tar.gz');
  // Who runs the sources meanwhile finds all of it or none.
  await copyFile(await preparedDatabase(), `${built}.new`);
  await rename(`${built}.new`, built);
}
