/** `npm run bench`: measures the built release against plain HTML. Fails where a limit of DESIGN.md is passed. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const files = [
  'load.ts',
  'own-form.ts',
  'list.ts',
  'feeds.ts',
  'requests.ts',
  'iterate.ts',
  'service-search.ts',
  'catalogue.ts',
  'forms.ts',
  'server.ts',
];
for (const file of files) {
  const script = fileURLToPath(new URL(file, import.meta.url));
  const withPostgres = fileURLToPath(new URL('../scripts/with-postgres.ts', import.meta.url));
  try {
    // What holds memory is measured after collection.
    const given = file === 'server.ts' ? [withPostgres, process.execPath, script] : ['--expose-gc', script];
    execFileSync(process.execPath, given, { stdio: 'inherit' });
  } catch {
    process.exitCode = 1;
  }
}
