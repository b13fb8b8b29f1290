import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { packages, root, targetOf, type Package } from './workspace.ts';

// node scripts/api-report.ts [--renew]: what each public entry exports, as text under docs/api. A change of it has to come with a
// changeset, so that whoever depends on it reads of it.
const renew = process.argv.includes('--renew');
const place = 'docs/api';
const problems: string[] = [];

/** `@civickit/adapters/feed` -> `adapters.feed` */
function reportName({ folder }: Package, entry: string): string {
  return [basename(folder), ...entry.split('/').slice(1)].join('.').replace(/\.js$/, '');
}

/** What of one entry is to be reported, to a file in `scratch`. */
function configOf(one: Package, entry: string, types: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: join(root, one.folder),
      mainEntryPointFilePath: join(root, one.folder, types),
      compiler: { overrideTsconfig: compilerOptions },
      apiReport: { enabled: true, reportFileName: reportName(one, entry), reportFolder: scratch, reportTempFolder: join(scratch, 'temp') },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      newlineKind: 'lf',
      messages: { extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } } },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, one.folder, 'package.json'),
  });
}

const fileName = ({ reportConfigs }: ExtractorConfig): string => reportConfigs[0]?.fileName ?? '';

/** The report of one entry as it is now. */
function reportOf(config: ExtractorConfig, compilerState: CompilerState): string {
  Extractor.invoke(config, {
    compilerState,
    localBuild: true,
    showVerboseMessages: false,
    messageCallback: (message) => (message.handled = true),
  });
  return inOrder(readFileSync(join(scratch, fileName(config)), 'utf8').replace(/^ *\/\/ (@public|\(undocumented\))\n/gm, ''));
}

/** The values of enumerations in order: the compiler has them as it met them first, which changes from build to build. */
function inOrder(report: string): string {
  return report.replace(
    /(ZodMiniEnum<\{\n)([^}]+)(\n *\})/g,
    (_, open: string, values: string, close: string) => open + values.split('\n').sort().join('\n') + close,
  );
}

const compilerOptions = {
  compilerOptions: {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    strict: true,
    skipLibCheck: true,
    types: [],
  },
};

function gitLines(...args: string[]): string[] {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
}

const isReport = (file: string) => file.startsWith(`${place}/`);
const isChange = (file: string) => /^\.changeset\/.*\.md$|(^|\/)CHANGELOG\.md$/.test(file);

/** Commits and whole merges, and what is not committed yet, that change a report without saying so to users. */
function checkHistory(): void {
  const pending = gitLines('status', '--porcelain', '--untracked-files=all').map((line) => line.slice(3));
  if (pending.some(isReport) && !pending.some(isChange)) problems.push('The report changes, and no changeset tells users of it.');
  for (const commit of gitLines('log', '--first-parent', '--format=%H', '--', place)) {
    const files = gitLines('show', '--first-parent', '--name-only', '--format=', commit);
    if (!files.some(isChange)) problems.push(`${commit.slice(0, 8)} changes the report without a changeset.`);
  }
}

const scratch = join(root, 'reports', 'api');
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
mkdirSync(join(root, place), { recursive: true });
const kept = new Set<string>();
for (const one of packages()) {
  const configs = Object.entries(one.manifest.exports ?? {}).flatMap(([entry, target]) => {
    const types = targetOf(target, 'types');
    return types?.endsWith('.d.ts') && !entry.includes('*') ? [configOf(one, entry, types)] : [];
  });
  const [first, ...others] = configs;
  if (!first) continue;
  // All entries of a package are compiled once, together.
  const state = CompilerState.create(first, { additionalEntryPoints: others.map((each) => each.mainEntryPointFilePath) });
  for (const config of configs) {
    const file = join(place, fileName(config));
    kept.add(file);
    const now = reportOf(config, state);
    const before = globSync(file, { cwd: root }).length > 0 ? readFileSync(join(root, file), 'utf8') : '';
    if (now === before) continue;
    if (renew) writeFileSync(join(root, file), now);
    else problems.push(`${file} is not what ${one.manifest.name} exports now; run: npm run api`);
  }
}
for (const file of globSync(`${place}/*.api.md`, { cwd: root }).filter((each) => !kept.has(each))) {
  if (renew) rmSync(join(root, file));
  else problems.push(`${file} is of an entry that is gone; run: npm run api`);
}
checkHistory();
for (const problem of problems) console.error(problem);
console.log(`${kept.size} entries`);
process.exit(problems.length > 0 ? 1 : 0);
