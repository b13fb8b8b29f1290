import { rm } from 'node:fs/promises';
import path from 'node:path';
import { buildServiceSearch } from '@civickit/core/search/engine';
import type { AnyPulledFile } from './make-file.js';
import { writeWhole } from './write-whole.js';

/** Of fewer an index is built on an old phone sooner than it is fetched. */
const fewestServices = 200;

/** No copy is called so: their names end in `.json`. */
const indexFile = (place: string): string => place.replace(/\.json$/, '.search.txt');

/** Writes the ready index of a file of services beside it, before the file itself is written, and gives the file that names it. */
export async function writeIndexOf(file: AnyPulledFile, place: string, signal: AbortSignal): Promise<AnyPulledFile> {
  if (file.kind !== 'services') return file;
  const index = indexFile(place);
  if (file.items.length < fewestServices) {
    await rm(index, { force: true });
    return file;
  }
  const search = await buildServiceSearch(file.items, { signal });
  await writeWhole(index, search.write());
  return { ...file, search: path.basename(index) };
}
