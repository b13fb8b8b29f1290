import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scene } from '../feeds.ts';
import { writeCountyFiles } from './county-files.ts';
import { planReports } from './plan-reports.ts';
import { putReports } from './put-reports.ts';

/** In the folder while its past is not whole yet. */
const unfinished = 'unfinished';

/** Makes a new folder one of a county that has been at work for months. A folder that holds something is left as it is, and gives false. */
export async function makePast(folder: string, scene: Scene): Promise<boolean> {
  const mark = join(folder, unfinished);
  // Nobody has been told of it, so that nothing in it is anybody's.
  if (existsSync(mark)) rmSync(folder, { recursive: true });
  if (existsSync(join(folder, 'database'))) return false;
  mkdirSync(folder, { recursive: true });
  writeFileSync(mark, '');
  const { importCounty, openDatabase } = await import('@civickit/server');
  const files = mkdtempSync(join(tmpdir(), 'civickit-county-files-'));
  const database = await openDatabase({ folder });
  try {
    const imported = await importCounty(database.db, writeCountyFiles(files, scene), scene.now);
    const [flaw] = imported.flatMap(({ problems }) => problems);
    if (flaw) throw flaw;
    const withdrawn = { withdrawn_at: new Date(scene.now - 3 * 86_400_000) };
    await database.db.updateTable('notice').set(withdrawn).where('id', 'in', ['n-10', 'n-29']).execute();
    await putReports(database.db, planReports(scene.now), `${scene.site}/own/photos/`);
  } finally {
    await database.close();
    rmSync(files, { recursive: true });
  }
  rmSync(mark);
  return true;
}
