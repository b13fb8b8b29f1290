import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { themesCss } from '@civickit/components/themes.js';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { minify } from 'terser';
import { renderErrorPages } from './build/error-pages.ts';
import { type Emitted, foldStubs } from './build/fold-stubs.ts';
import { renderFrame } from './build/frame-page.ts';
import { configurationJsonSchema } from './build/json-schema.ts';
import { renderPin } from './build/pin.ts';
import { terseLit } from './build/terse-lit.ts';
import { tightStyles } from './build/tight-styles.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const { version } = JSON.parse(await readFile(path.join(here, 'package.json'), 'utf8')) as { version: string };
const major = version.split('.')[0] ?? '0';
const out = path.join(here, 'dist/civickit', major);

const workspace = path.join(here, '../..');
const runtime = path.join(here, 'src/runtime.ts');
const feedPart = path.join(here, 'src/parts/adapters/feed.ts');
const formPart = path.join(here, 'src/parts/civic-form.ts');

/**
 * Parts of pages that show no notices, and what they load later. What they share with pages of notices stands in them once more: else the
 * adapter of feeds would come along, or pages of notices would fall into pieces. So it is with the outbox and the store.
 */
const alone = new Map([
  [path.join(here, 'src/parts/pulled/services.ts'), '?pulled'],
  [path.join(here, 'src/parts/adapters/hsds.ts'), '?hsds'],
  [path.join(workspace, 'packages/adapters/src/hsds/late.ts'), '?hsds'],
  ...['embed/src/parts/adapters/submit.ts', 'adapters/src/submit/send/send-submission.ts'].map(
    (file) => [path.join(workspace, 'packages', file), '?submit'] as const,
  ),
  ...[
    'embed/src/parts/civic-form.ts',
    'adapters/src/files/forms/read-forms.ts',
    'adapters/src/files/forms/read-definition.ts',
    'components/src/form/form-check.ts',
    'components/src/form/form-details.ts',
    'components/src/form/form-ending.ts',
    'components/src/form/form-messages.ts',
    'components/src/form/form-route.ts',
    'components/src/form/rare-controls.ts',
    'components/src/form/form-fallback.ts',
    'components/src/form/form-sending.ts',
    'components/src/form/keep/form-keep.ts',
    'components/src/photos/index.ts',
    'core/src/forms/drafts/index.ts',
  ].map((file) => [path.join(workspace, 'packages', file), '?forms'] as const),
  ...['embed/src/parts/outbox.ts', 'embed/src/parts/civic-outbox.ts', 'core/src/outbox/file/index.ts'].map(
    (file) => [path.join(workspace, 'packages', file), '?outbox'] as const,
  ),
  ...[
    ...['embed/src/parts/adapters/open311.ts', 'adapters/src/open311/parse-definition.ts', 'adapters/src/open311/read-updates.ts'],
    ...['adapters/src/open311/follow/by-code.ts', 'adapters/src/open311/send/submit.ts', 'adapters/src/open311/send/post-update.ts'],
    ...['adapters/src/open311/read/parse-errors.ts', 'adapters/src/open311/read/xml-records.ts', 'adapters/src/open311/read/xml-errors.ts'],
    ...globSync('adapters/src/open311/dialects/*.ts', { cwd: path.join(workspace, 'packages') }),
  ].map((file) => [path.join(workspace, 'packages', file), '?open311'] as const),
  ...[
    'embed/src/parts/civic-request-list.ts',
    'embed/src/parts/civic-request-tracker.ts',
    'components/src/request-list/figures.ts',
    'components/src/request-tracker/report-view.ts',
  ].map((file) => [path.join(workspace, 'packages', file), '?requests'] as const),
  ...[
    'embed/src/parts/civic-service-catalogue.ts',
    'embed/src/parts/civic-service-guide.ts',
    'components/src/service-guide/guide-view.ts',
    'core/src/services/json-ld/index.ts',
  ].map((file) => [path.join(workspace, 'packages', file), '?services'] as const),
]);

/** What only a form loads later: whatever it shares with the element stays in the one file of that. */
const standsOnForm = new Set([...alone].filter(([file, twin]) => twin === '?forms' && file !== formPart).map(([file]) => file));

/**
 * Makes few files out of many: whatever is loaded by itself stands on the runtime, so the bundler sees no reason to share what the
 * runtime holds in small pieces. Templates and styles lose their indentation, which no
 * minifier may touch.
 */
const gather: Plugin = {
  name: 'gather',
  setup(esbuild) {
    const standing = new Map<string, string[]>();
    let [shared, sharedAtOnce]: ReadonlySet<string>[] = [];
    /** What is loaded by itself is known before anything is read: it may be asked for in other ways first. */
    esbuild.onStart(async () => {
      const { entryPoints } = esbuild.initialOptions;
      [shared, sharedAtOnce] = await Promise.all([inputsOf(runtime, true), inputsOf(runtime, false)]);
      for (const entry of Object.values(entryPoints as Record<string, string>)) standOn(path.resolve(here, entry));
      for (const source of globSync('packages/{core,adapters,components,embed}/src/**/*.ts', { cwd: workspace })) {
        const resolveDir = path.dirname(path.join(workspace, source));
        for (const [, asked = ''] of (await readFile(path.join(workspace, source), 'utf8')).matchAll(/\bimport\('([^']+)'\)/g)) {
          if (asked.startsWith('.')) standOn(path.resolve(resolveDir, asked.replace(/\.js$/, '.ts')));
          else if (asked.startsWith('@civickit/')) standOn((await esbuild.resolve(asked, { kind: 'import-statement', resolveDir })).path);
        }
      }
    });
    function standOn(file: string): void {
      // What an adapter loads later stands on the adapter, too; the other adapters on that of feeds, which is there already.
      const adapter = /[\\/]adapters[\\/]src[\\/]([^\\/]+)/.exec(file)?.[1];
      const own = adapter && path.join(here, 'src/parts/adapters', `${adapter}.ts`);
      // What several adapters load later, as conversions of coordinates, has no part of its own.
      const stands = own && existsSync(own) && (!alone.has(file) || alone.get(own) === alone.get(file));
      const part = stands ? own : undefined;
      // All adapters stand on the one that most pages load, so that what they share with it stays in its one file.
      const other = file !== feedPart && !alone.has(file) && (part ?? file).includes(`${path.sep}adapters${path.sep}`);
      const ofForm = standsOnForm.has(file);
      if (file !== runtime)
        standing.set(file, [
          runtime,
          ...(other ? [feedPart] : []),
          ...(ofForm ? [formPart] : []),
          ...(part && part !== feedPart ? [part] : []),
        ]);
    }
    esbuild.onResolve({ filter: /./ }, async ({ path: asked, kind, resolveDir, importer, pluginData }) => {
      const twin = pluginData as string | undefined;
      if (!twin?.startsWith('?') || kind !== 'import-statement') return undefined;
      const found = await esbuild.resolve(asked, { kind, resolveDir, importer, pluginData: 'as it is' });
      // The store is loaded later by pages that have no outbox: nothing of it may move for those that have.
      const stays = found.path === formPart || (/outbox|form/.test(twin) ? sharedAtOnce : shared)?.has(found.path);
      return stays || found.errors.length > 0 ? found : { ...found, suffix: twin };
    });
    // The document itself provides before anything is defined, and hands over to nearer providers: no question stays without an answer.
    esbuild.onLoad({ filter: /[\\/]attach-context-root\.ts$/ }, () => ({
      contents: 'export const attachContextRoot = () => {};',
      loader: 'ts',
    }));
    esbuild.onLoad({ filter: /[\\/]packages[\\/].*\.ts$/ }, async ({ path: file, suffix }) => {
      const pluginData = suffix || alone.get(file);
      const stand = (standing.get(file) ?? []).map((each) => `import ${JSON.stringify(each)};\n`).join('');
      const text = (await readFile(file, 'utf8')).replace(/\n\s+/g, '\n');
      const tight = file.endsWith('.styles.ts') ? tightStyles(text) : text;
      return { contents: stand + tight, loader: 'ts', pluginData };
    });
    esbuild.onLoad({ filter: /[\\/](css-tag|guard|keyed|live|lit-html|repeat)\.js$/ }, async ({ path: file, suffix }) => ({
      contents: terseLit(await readFile(file, 'utf8')),
      pluginData: suffix,
    }));
  },
};

/** The modules of which something is in the file of an entry; with what it loads later, or without. */
async function inputsOf(entry: string, later: boolean): Promise<ReadonlySet<string>> {
  const { outputs } = (await build({ ...options, plugins: [], entryPoints: [entry], splitting: !later })).metafile;
  const own = Object.keys(outputs).find((file) => path.resolve(here, outputs[file]?.entryPoint ?? '') === entry) ?? '';
  const inputs = closure(outputs, own).flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}));
  return new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => path.resolve(here, file)));
}

const options = {
  absWorkingDir: here,
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2021',
  // Every engine with es2021 syntax that we serve has them; lowered to WeakMaps they cost bytes and time.
  supported: {
    'class-field': true,
    'class-static-field': true,
    'class-private-field': true,
    'class-private-method': true,
    'class-private-accessor': true,
    'class-private-static-method': true,
  },
  platform: 'browser',
  conditions: ['civickit-source', 'production', 'browser'],
  tsconfig: path.join(here, '../../tsconfig.base.json'),
  define: {
    'Object.hasOwn': 'isOwnProperty',
    Event: 'NativeEvent',
    __CIVICKIT_VERSION__: JSON.stringify(version),
    'process.env.NODE_ENV': '"production"',
  },
  legalComments: 'none',
  inject: [path.join(here, 'build/natives.ts')],
  plugins: [gather],
  outdir: out,
  write: false,
  metafile: true,
} satisfies BuildOptions;

const relative = (file: string) => path.relative(out, path.resolve(here, file)).split(path.sep).join('/');
const integrityOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

async function write(name: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(out, name)), { recursive: true });
  await writeFile(path.join(out, name), text);
}

/** Builds, shrinks further, writes, and gives each file's text by its name in the release. */
async function emit(overrides: BuildOptions, rewrite: (file: string, text: string) => string = (_, text) => text): Promise<Emitted> {
  const { outputFiles, metafile } = await build({ ...options, ...overrides, write: false, metafile: true });
  const built = foldStubs({
    texts: new Map(outputFiles.map(({ path: file, text }) => [relative(file), text])),
    outputs: Object.fromEntries(
      Object.entries(metafile.outputs).map(([file, output]) => [
        relative(file),
        { ...output, imports: output.imports.map((each) => ({ ...each, path: relative(each.path) })) },
      ]),
    ),
  });
  const texts = new Map<string, string>();
  for (const [name, text] of built.texts) {
    const { code = '' } = await minify(rewrite(name, text), {
      module: true,
      ecma: 2020,
      // Hoisted functions stand together, where gzip finds them alike.
      compress: { passes: 3, ecma: 2020, hoist_funs: true, inline: 1, keep_fargs: false, unsafe_arrows: true },
    });
    texts.set(name, code);
    await write(name, code);
  }
  return { texts, outputs: built.outputs };
}

/** Names of files that `file` imports: statically with all of theirs, or by `import()`. */
function importsOf(outputs: Metafile['outputs'], file: string, kind: 'import-statement' | 'dynamic-import'): string[] {
  return (outputs[file]?.imports ?? []).filter((imported) => imported.kind === kind).map((imported) => imported.path);
}

function closure(outputs: Metafile['outputs'], file: string, found = new Set<string>()): string[] {
  if (found.has(file)) return [];
  found.add(file);
  for (const next of importsOf(outputs, file, 'import-statement')) closure(outputs, next, found);
  return [...found];
}

async function partNames(folder = ''): Promise<string[]> {
  const entries = await readdir(path.join(here, 'src/parts', folder), { withFileTypes: true });
  const names = await Promise.all(
    entries.map((entry) => {
      const at = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? partNames(at) : Promise.resolve([at.replace(/\.ts$/, '')]);
    }),
  );
  return names.flat().sort();
}

// Only the release: what Node needs lies beside it, and is made by another build.
await rm(path.dirname(out), { recursive: true, force: true });

const parts = await partNames();
const entryPoints = {
  'parts/runtime': 'src/runtime.ts',
  ...Object.fromEntries(parts.map((name) => [`parts/${name}`, `src/parts/${name}.ts`])),
};
/** An `import()` of another file of the release becomes a call of the loader, which knows the file's hash. */
const throughLoader = (file: string, text: string) =>
  text.replace(
    /\bimport\("(\.[^"]+)"\)/g,
    (_, target: string) =>
      `globalThis[Symbol.for("civickit:load")]("${path.posix.join(path.posix.dirname(file), target).replace(/\.js$/, '')}")`,
  );
const { texts, outputs } = await emit(
  { entryPoints, splitting: true, entryNames: '[dir]/[name]', chunkNames: 'chunks/[name]-[hash]' },
  throughLoader,
);

const partOf = (entry: string) => entry.replace(/^parts\//, '');
const outputOf = (entry: string) => `${entry}.js`;
/** Files that one of these entries comes to, sooner or later; what only `but` leads to is left out. */
function reachedFrom(entries: readonly string[], but = /^$/): Set<string> {
  const found = new Set<string>();
  const queue = entries.map(outputOf);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file) || but.test(file)) continue;
    found.add(file);
    queue.push(...importsOf(outputs, file, 'import-statement'), ...importsOf(outputs, file, 'dynamic-import'));
  }
  return found;
}

const entries = Object.keys(entryPoints);
/** What the loader knows from the start, so that most pages need no other list. */
const firstParts = entries.filter((entry) => /^(runtime|civic-(notice-feed|form)|adapters\/feed)$/.test(partOf(entry)));
const more = entries.filter((entry) => !firstParts.includes(entry));
/** What no page of notices or warnings comes to, unless its configuration has a slip; and of that what catalogues of services do not. */
const apart =
  /^(calendar|explain|(civic-)?outbox|civic-(form|request-.*)|kinds\/.*|pulled\/services|civic-service-.*|adapters\/(digit|handoff|hsds|open311|submit))$/;
const seldom = /^(explain|(civic-)?outbox|civic-(form|request-.*)|kinds\/(forms|requests)|adapters\/(digit|handoff|open311|submit))$/;
const ofNotices = reachedFrom(
  entries.filter((entry) => !apart.test(partOf(entry))),
  /parse-(service|request-type)-file|read-forms/,
);
const ofServices = reachedFrom(
  entries.filter((entry) => !seldom.test(partOf(entry))),
  /parse-request-type-file|report-queue|read-forms/,
);

const formFile = outputOf('parts/civic-form');
const first = new Set(firstParts.flatMap((entry) => closure(outputs, outputOf(entry))));
const others = [...texts.keys()].filter((name) => !first.has(name)).sort();
const later = others.filter((name) => ofNotices.has(name));
const services = others.filter((name) => ofServices.has(name) && !ofNotices.has(name));
const rest = others.filter((name) => !ofServices.has(name));
const names = [
  ...[...first].sort(),
  'parts/later.js',
  'parts/services.js',
  'parts/requests.js',
  ...later,
  ...services,
  'parts/rest.js',
  'parts/forms.js',
  ...rest,
];
const filesOf = (file: string) => closure(outputs, file).map((each) => names.indexOf(each));
const listOf = (some: readonly string[]) => some.map((name) => [name, integrityOf(texts.get(name) ?? '')] as const);
const entryOf = new Map(more.map((entry) => [outputOf(entry), partOf(entry)]));
const loadedLate = new Set(Object.keys(outputs).flatMap((file) => importsOf(outputs, file, 'dynamic-import')));
/** Parts among some files: entries, and what other files load with `import()`. */
const partsAmong = (some: readonly string[]): Record<string, number[]> =>
  Object.fromEntries(
    some.flatMap((file) => {
      const called = [
        ...(entryOf.has(file) ? [entryOf.get(file) ?? ''] : []),
        ...(loadedLate.has(file) ? [file.replace(/\.js$/, '')] : []),
      ];
      return called.map((name) => [name, filesOf(file)] as const);
    }),
  );

/** Each file stands at its place, so that it does not matter which list comes first. */
function writtenList(some: readonly string[], parts: Record<string, number[]>): string {
  const places = new Map(some.map((name) => [names.indexOf(name), name]));
  const files = Array.from({ length: Math.max(...places.keys()) + 1 }, (_, place) => {
    const name = places.get(place);
    return name === undefined ? '' : JSON.stringify([name, integrityOf(texts.get(name) ?? '')]);
  });
  return `files=[${files.join(',')}],parts=${JSON.stringify(parts)}`;
}

/** Of a part, the loader must know each file: beside those of the list itself `known` are there, with the first ones. */
async function writeList(
  name: string,
  some: readonly string[],
  parts: Record<string, number[]>,
  known: readonly string[] = [],
): Promise<void> {
  const there = new Set([...first, ...known, ...some]);
  const missing = Object.values(parts)
    .flat()
    .map((place) => names[place] ?? '')
    .find((file) => !there.has(file));
  if (missing !== undefined) throw new Error(`${name} does not know ${missing}, which one of its parts needs`);
  texts.set(name, `export const ${writtenList(some, parts)};`);
  await write(name, texts.get(name) ?? '');
}

const restParts = partsAmong(rest);
await writeList('parts/rest.js', rest, restParts, [...later, ...services]);
const serviceParts = { ...partsAmong(services), rest: [names.indexOf('parts/rest.js')] };
/** Also what they share with pages of notices, whose list need not be there. */
const forServices = new Set([...services, ...Object.values(serviceParts).flatMap((places) => places.map((place) => names[place] ?? ''))]);
await writeList(
  'parts/services.js',
  [...forServices].filter((file) => !first.has(file)),
  serviceParts,
);
/** What a page of reports comes to, but for what any page loads later: a list of its own, so that it needs none of the long ones. */
const ofRequests = [
  ...reachedFrom(
    ['parts/civic-request-list', 'parts/civic-request-tracker', 'parts/kinds/requests', 'parts/adapters/open311'],
    /^parts\/runtime/,
  ),
].filter((file) => !first.has(file));
const requestParts = partsAmong(ofRequests);
await writeList('parts/requests.js', ofRequests, requestParts);
const laterParts = partsAmong(later);
await writeList('parts/later.js', later, laterParts);

/** What a form is fetched and read by; what else it comes to stands in a list of its own, which is asked for later. */
const atOnce = new Set(
  [...texts.keys()]
    .filter((file) => /^parts\/(kinds\/forms|adapters\/submit)\.js$|read-forms/.test(file))
    .flatMap((file) => closure(outputs, file))
    .filter((file) => !first.has(file)),
);
const ofForms = [...reachedFrom(['parts/civic-form', 'parts/kinds/forms', 'parts/adapters/submit'])].filter(
  (file) => !first.has(file) && !atOnce.has(file),
);
await writeList('parts/forms.js', ofForms, partsAmong(ofForms), [...atOnce]);
const form = `${texts.get(formFile) ?? ''}export const ${writtenList([...atOnce, 'parts/forms.js'], { ...partsAmong([...atOnce]), forms: [names.indexOf('parts/forms.js')] })},lists=["forms","later","services","rest"];`;
texts.set(formFile, form);
await write(formFile, form);
const manifest = {
  version,
  files: listOf(names.slice(0, first.size + 3)),
  parts: {
    ...Object.fromEntries(firstParts.map((entry) => [partOf(entry), filesOf(outputOf(entry))])),
    later: [first.size],
    services: [first.size + 1],
    requests: [first.size + 2],
  },
  names: entries.map(partOf).filter((name) => /^(civic-|lang\/)/.test(name)),
};
const files = listOf(names);

const manifestConstants = Object.fromEntries(
  Object.entries(manifest).map(([name, value]) => [`__CIVICKIT_${name.toUpperCase()}__`, JSON.stringify(value)]),
);
const loader = await emit({
  entryPoints: { civickit: 'src/loader.ts' },
  plugins: [],
  define: { ...options.define, ...manifestConstants },
});
const pinned = await emit({ entryPoints: { 'civickit.pinned': 'src/pinned.ts' }, plugins: [] });
const single = [...loader.texts, ...pinned.texts].map(([name, text]) => [name, integrityOf(text)] as const);
// For sites that take an iframe and no script; nothing of them is loaded by other pages.
const frame = await emit({ entryPoints: { frame: 'src/frame/frame.ts' }, plugins: [] });
const frameParent = await emit({
  entryPoints: { 'frame-parent': 'src/frame/frame-parent.ts' },
  plugins: [],
  inject: [],
  format: 'iife',
  target: 'es2017',
});
const hashOf = ({ texts }: Emitted, name: string) => integrityOf(texts.get(name) ?? '');
const framePage = renderFrame({ 'frame.js': hashOf(frame, 'frame.js'), 'civickit.js': hashOf(loader, 'civickit.js') });
const framed = [...frame.texts, ...frameParent.texts, ['frame.html', framePage] as const].map(
  ([name, text]) => [name, integrityOf(text)] as const,
);
const pinnable = Object.fromEntries([...files, ...single]);
const hashes = { ...pinnable, ...Object.fromEntries(framed) };

await write(
  'hashes.json',
  `${JSON.stringify({ version, parts: { ...manifest.parts, ...laterParts, ...serviceParts, ...restParts }, files: hashes }, null, 2)}\n`,
);
await write('civickit.schema.json', `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`);
await write('themes.css', `${themesCss}\n`);
await write('frame.html', framePage);
await write('pin.html', renderPin(major, pinnable));
await write('errors.html', await renderErrorPages(path.join(here, '../../docs/errors')));
