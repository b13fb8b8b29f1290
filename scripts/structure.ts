import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { packages, root, type Package } from './workspace.ts';

// Holds the arrows between packages, public entries, names and lengths of files (DESIGN 2, STYLE 1 to 9).

/** What each package may stand on. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  '@civickit/core': [],
  '@civickit/adapters': ['@civickit/core'],
  '@civickit/components': ['@civickit/core'],
  '@civickit/embed': ['@civickit/components', '@civickit/adapters', '@civickit/core'],
  '@civickit/server': ['@civickit/adapters', '@civickit/core'],
  '@civickit/desk': ['@civickit/components', '@civickit/adapters', '@civickit/core'],
  civickit: ['@civickit/core', '@civickit/adapters', '@civickit/components', '@civickit/embed', '@civickit/server', '@civickit/desk'],
};
/** Folders that use the packages as anybody would, and that nothing uses. */
const outside = ['stories', 'docs', 'examples', 'bench'];
const bannedWords = new Set(['data', 'info', 'manager', 'helper', 'helpers', 'util', 'utils', 'handle']);
const longest = 500;

const problems: string[] = [];
const all = packages();
const byName = new Map(all.map((one) => [one.manifest.name, one]));

function own(name: string): boolean {
  return name.startsWith('@civickit/') || name === 'civickit';
}

/** `@civickit/core/markup` -> name and the key it has in `exports`. */
function parted(specifier: string): { name: string; entry: string } {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return { name, entry: `.${specifier.slice(name.length)}` };
}

function isExported({ manifest }: Package, entry: string): boolean {
  return Object.keys(manifest.exports ?? {}).some((key) => {
    const [before = '', after] = key.split('*');
    return after === undefined ? key === entry : entry.startsWith(before) && entry.endsWith(after);
  });
}

function checkImport(file: string, specifier: string, user: Package | undefined): void {
  if (specifier.startsWith('.')) {
    const target = relative(root, join(root, dirname(file), specifier));
    const home = user?.folder ?? file.split('/')[0] ?? '';
    if (target.startsWith(`${home}/`) || target === home) return;
    if (home !== 'scripts') problems.push(`${file}: '${specifier}' leaves ${home}; import the package by its public name`);
    return;
  }
  const { name, entry } = parted(specifier);
  if (!own(name)) return;
  if (name === '@civickit/page-driver') {
    if (user && !/\.page(\.test)?\.ts$/.test(file)) problems.push(`${file}: only page tests use ${name}`);
    return;
  }
  const target = byName.get(name);
  if (!target) problems.push(`${file}: '${specifier}' is no package of this workspace that others may import`);
  else if (!isExported(target, entry)) problems.push(`${file}: '${specifier}' is not in the exports of ${name}`);
  else if (user && user !== target && !(arrows[user.manifest.name] ?? []).includes(name)) {
    problems.push(`${file}: ${user.manifest.name} may not import ${name}`);
  }
}

function checkManifest({ folder, manifest }: Package): void {
  const allowed = arrows[manifest.name];
  if (!allowed) {
    problems.push(`${folder}: ${manifest.name} is not among the packages that DESIGN 2 names`);
    return;
  }
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies })) {
    const tool = name === '@civickit/page-driver' && !manifest.dependencies?.[name];
    if (own(name) && !tool && !allowed.includes(name)) problems.push(`${folder}/package.json: ${manifest.name} may not depend on ${name}`);
  }
  for (const name of allowed.filter((one) => manifest.devDependencies?.[one])) {
    problems.push(`${folder}/package.json: ${name} stands under devDependencies; whoever installs ${manifest.name} would not get it`);
  }
}

/** Most lines are rows: such a file may be as long as its table. */
function isTable(lines: readonly string[]): boolean {
  return lines.filter((line) => /^\s*(['"[{\d]|[\w-]+: ).*,?$/.test(line)).length > lines.length * 0.8;
}

const sources = globSync(
  ['packages/*/src/**/*.ts', 'packages/*/*.ts', 'scripts/**/*.ts', ...outside.map((folder) => `${folder}/**/*.ts`)],
  {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist|public)$/.test(path),
  },
).sort();
const lengths: [number, string][] = [];

for (const file of sources) {
  const text = readFileSync(join(root, file), 'utf8');
  const user = all.find(({ folder }) => file.startsWith(`${folder}/`));
  const read = ts.preProcessFile(text, true, true);
  for (const { fileName } of [...read.importedFiles, ...read.referencedFiles]) checkImport(file, fileName, user);
  const banned = basename(file)
    .split(/[-.]/)
    .filter((word) => bannedWords.has(word));
  if (banned.length > 0) problems.push(`${file}: '${banned.join("', '")}' says nothing about what is inside (STYLE 9)`);
  const lines = text.trimEnd().split('\n');
  lengths.push([lines.length, file]);
  if (lines.length > longest && !isTable(lines))
    problems.push(`${file}: ${lines.length} lines; past ${longest} there is a part that wants out (STYLE 4)`);
}
all.forEach(checkManifest);

lengths.sort(([a], [b]) => b - a);
console.log(`${sources.length} files, median ${lengths[Math.floor(lengths.length / 2)]?.[0]} lines; longest:`);
for (const [count, file] of lengths.slice(0, 5)) console.log(`${String(count).padStart(5)} ${file}`);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
