import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const block = 512;

/** Writes into a new folder what a `.tar.gz` of folders and plain files with short names holds; only the owner may read it. */
export function unpack(archive: string, folder: string): void {
  const tar = gunzipSync(readFileSync(archive));
  const field = (from: number, to: number): string => tar.toString('latin1', from, to).replace(/\0.*/s, '');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // An empty block is the end.
  for (let at = 0; tar[at];) {
    const path = join(folder, join('/', field(at, at + 100)));
    const size = parseInt(field(at + 124, at + 136), 8);
    const content = at + block;
    if (field(at + 156, at + 157) === '5') mkdirSync(path, { recursive: true, mode: 0o700 });
    else writeFileSync(path, tar.subarray(content, content + size), { mode: 0o600 });
    at = content + Math.ceil(size / block) * block;
  }
}
