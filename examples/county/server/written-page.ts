import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const civickit = fileURLToPath(new URL('../../../packages/cli/dist/civickit.js', import.meta.url));

/** The page of the county whose notices stand in it. */
export const writtenPage = '/modern.html';

/**
 * That page with its notices written into it, as a timer of the county would have it done: by `civickit render notices`. Undefined where
 * the command is not built.
 */
export async function writeNoticesInto(site: string): Promise<string | undefined> {
  if (!existsSync(civickit)) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'county-written-'));
  try {
    const [configuration, page] = await Promise.all(
      ['/civickit.json', writtenPage].map(async (path) => {
        const file = join(folder, basename(path));
        await writeFile(file, new Uint8Array(await (await fetch(site + path)).arrayBuffer()));
        return file;
      }),
    );
    const command = [civickit, 'render', 'notices', configuration ?? '', page ?? '', '--site', site, '--replace'];
    await promisify(execFile)(process.execPath, command);
    return await readFile(page ?? '', 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
