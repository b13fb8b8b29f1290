import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packages, root, targetOf } from './workspace.ts';

// node scripts/typings.ts VERSION: compiles a consumer of every built entry with that TypeScript, library checks on.
const version = process.argv[2] ?? '';
const compiler = createRequire(import.meta.url).resolve(`typescript-${version}/package.json`);
const consumer = join(root, 'reports', `typings-${version}`);
rmSync(consumer, { recursive: true, force: true });
const missing: string[] = [];
const lines: string[] = [];

for (const { folder, manifest } of packages()) {
  for (const [path, target] of Object.entries(manifest.exports ?? {})) {
    const types = targetOf(target, 'types');
    if (!types?.endsWith('.d.ts')) continue;
    const name = path.replace('.', manifest.name);
    if (existsSync(join(root, folder, types))) lines.push(`export * as entry${lines.length} from '${name}';`);
    else missing.push(`${name} promises ${folder}/${types}, which the build did not make`);
  }
  const link = join(consumer, 'node_modules', manifest.name);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join(root, folder), link);
}
writeFileSync(join(consumer, 'consumer.ts'), `${lines.join('\n')}\n`);
writeFileSync(join(consumer, 'package.json'), JSON.stringify({ type: 'module' }));
writeFileSync(
  join(consumer, 'tsconfig.json'),
  JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
      module: 'NodeNext',
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types: [],
    },
    files: ['consumer.ts'],
  }),
);
for (const line of missing) console.error(line);
const { status } = spawnSync(process.execPath, [join(dirname(compiler), 'bin', 'tsc'), '-p', consumer, '--pretty', 'false'], {
  stdio: 'inherit',
});
console.log(`TypeScript ${version}: ${lines.length} entries`);
process.exit(status || (missing.length > 0 ? 1 : 0));
