import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { CivicError } from '@civickit/core';

interface DeskFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** By name. */
export type DeskFiles = ReadonlyMap<string, DeskFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The files of the desk, all of them in memory: no name that is asked for ever becomes a path. @throws CivicError `config/invalid` */
export async function readDesk(folder: string): Promise<DeskFiles> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const read = entries
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map(async ({ name }): Promise<[string, DeskFile]> => [
      name,
      { bytes: new Uint8Array(await readFile(join(folder, name))), type: types[extname(name)] ?? '' },
    ]);
  const files = new Map(await Promise.all(read));
  if (!files.has('index.html')) throw new CivicError('config/invalid', `There is no desk in ${folder}: it has no index.html`);
  return files;
}
