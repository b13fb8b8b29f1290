/** `npm run bench`: measures the built release against plain HTML. Fails where a limit of DESIGN.md is passed. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

for (const file of ['load.ts', 'list.ts', 'feeds.ts', 'requests.ts', 'iterate.ts', 'service-search.ts', 'catalogue.ts', 'forms.ts']) {
  try {
    // What holds memory is measured after collection.
    execFileSync(process.execPath, ['--expose-gc', fileURLToPath(new URL(file, import.meta.url))], { stdio: 'inherit' });
  } catch {
    process.exitCode = 1;
  }
}
