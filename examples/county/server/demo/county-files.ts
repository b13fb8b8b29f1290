import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scene } from '../feeds.ts';
import { fill } from '../template.ts';
import { catalogueSheets, packWorkbook } from '../workbook.ts';

const files = fileURLToPath(new URL('../../demo/files', import.meta.url));

/** Writes the files that the county's offices keep, as they stand at this moment, and gives the one that names them all. */
export function writeCountyFiles(folder: string, scene: Scene): string {
  const words = { site: scene.site, other: scene.other, p: '\n\n' };
  for (const name of readdirSync(files, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(csv|xml|geojson)$/.test(name)) continue;
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fill(readFileSync(join(files, name), 'utf8'), scene.now, words));
  }
  for (const lang of ['zh', 'en'] as const) writeFileSync(join(folder, lang, 'services.xlsx'), packWorkbook(catalogueSheets(lang, scene)));
  const path = join(folder, 'county.json');
  // The forms are those of the county's pages.
  const forms = fileURLToPath(new URL('../../forms/', import.meta.url));
  writeFileSync(path, readFileSync(join(files, 'county.json'), 'utf8').replaceAll('"../../forms/', `"${forms}`));
  return path;
}
