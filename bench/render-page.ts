/** A page as `civickit render notices` leaves it, run on a folder with the files that it reads. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const civickit = fileURLToPath(new URL('../packages/cli/dist/civickit.js', import.meta.url));

/** `files` by their names, the configuration `civickit.json` among them. */
export async function renderPage(page: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'civickit-rendered-'));
  try {
    for (const [name, text] of Object.entries({ ...files, 'index.html': page })) await writeFile(path.join(folder, name), text);
    const [configuration = '', file = ''] = ['civickit.json', 'index.html'].map((name) => path.join(folder, name));
    execFileSync(process.execPath, [civickit, 'render', 'notices', configuration, file, '--replace'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}
