import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const loader = join(root, 'packages/embed/dist/civickit/1/civickit.js');
const builder = join(root, 'scripts/build.ts');
const sources = ['core', 'adapters', 'components', 'embed', 'server', 'desk'].map((name) => join(root, 'packages', name, 'src'));

/** Where the build puts what a site copies to `/civickit/`. */
export const builtKit = join(root, 'packages/embed/dist/civickit');

/** Builds the packages where the embed is missing or older than its sources. False when there is none to serve. */
export function ensureKit(): boolean {
  if (existsSync(loader) && statSync(loader).mtimeMs >= newest(sources)) return true;
  if (!existsSync(builder)) return existsSync(loader);
  console.log('Building the kit …');
  const { status } = spawnSync(process.execPath, [builder], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) console.error('The build failed; the pages show their own lists.');
  return existsSync(loader);
}

function newest(folders: readonly string[]): number {
  let time = 0;
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.test.ts')) time = Math.max(time, statSync(join(folder, name)).mtimeMs);
    }
  }
  return time;
}
