import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packages, root, targetOf } from './workspace.ts';

// node scripts/package-checks.ts publint|attw: checks each built package as npm would get it.
const tool = process.argv[2] ?? '';
const folder = join(root, 'reports', `packed-${tool}`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
let failed = false;

for (const one of packages()) {
  run('pnpm', ['--silent', 'pack', '--pack-destination', folder], join(root, one.folder));
  const tarball = readdirSync(folder).find((file) => file.includes(one.manifest.name.replace('@', '').replace('/', '-'))) ?? '';
  // Entries that are no modules have no types to check.
  const plain = Object.entries(one.manifest.exports ?? {}).flatMap(([path, target]) =>
    targetOf(target, 'types')?.endsWith('.d.ts') ? [] : [path.slice(2)],
  );
  const typed = Object.keys(one.manifest.exports ?? {}).length > plain.length;
  if (tool === 'publint') run('publint', ['run', '--strict', join(folder, tarball)], root);
  else if (typed)
    run(
      'attw',
      [join(folder, tarball), '--profile', 'esm-only', '--no-emoji', '--format', 'ascii', '--exclude-entrypoints', ...plain],
      root,
    );
  else console.log(`${one.manifest.name} exports no modules: no types to check`);
}
process.exit(failed ? 1 : 0);

function run(command: string, args: string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  console.log(`${stdout}${stderr}`.trim());
  if (status !== 0) failed = true;
}
