import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { themesCss } from '@civickit/components/themes.js';
import { ratingSchemeJsonSchema } from '@civickit/core/rating-scheme';
import { build, type BuildOptions } from 'esbuild';
import { minify } from 'terser';
import { renderErrorPages } from './build/error-pages.ts';
import { type Emitted, foldStubs } from './build/fold-stubs.ts';
import { renderFrame } from './build/frame-page.ts';
import { configurationJsonSchema } from './build/json-schema.ts';
import { renderPin } from './build/pin.ts';
import { gather } from './build/gather.ts';
import { closure, importsOf } from './build/imports-of.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const { version } = JSON.parse(await readFile(path.join(here, 'package.json'), 'utf8')) as { version: string };
const major = version.split('.')[0] ?? '0';
const out = path.join(here, 'dist/civickit', major);

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
const wanted = reachedFrom(entries);
for (const name of texts.keys()) if (!wanted.has(name)) throw new Error(`${name} would lie in the release, and nothing ever asks for it`);
/** What the loader knows from the start, so that most pages need no other list. */
const firstParts = entries.filter((entry) => /^(runtime|civic-(notice-feed|form)|adapters\/feed)$/.test(partOf(entry)));
const more = entries.filter((entry) => !firstParts.includes(entry));
/** What no page of notices or warnings comes to, unless its configuration has a slip; and of that what catalogues of services do not. */
const apart =
  /^(calendar|explain|(civic-)?outbox|civic-(feedback|form|rating|request-.*)|kinds\/.*|pulled\/services|civic-service-.*|adapters\/(digit|handoff|hsds|open311|submit))$/;
const seldom =
  /^(explain|(civic-)?outbox|civic-(feedback|form|rating|request-.*)|kinds\/(forms|requests)|adapters\/(digit|handoff|open311|submit))$/;
const ofNotices = reachedFrom(
  entries.filter((entry) => !apart.test(partOf(entry))),
  /parse-(service|request-type)-file|read-(forms|place-file)/,
);
const ofServices = reachedFrom(
  entries.filter((entry) => !seldom.test(partOf(entry))),
  /parse-request-type-file|report-queue|read-(forms|place-file)/,
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
const laterParts = partsAmong(later);
await writeList('parts/later.js', later, laterParts);

/** What a form comes to later stands in a list of its own, which is asked for then. */
const feedbackFlow = [...texts.keys()].filter((file) => file.startsWith('chunks/feedback-flow-')).map((file) => file.replace(/\.js$/, ''));
const ofForms = [...reachedFrom(['parts/civic-form', ...feedbackFlow])].filter((file) => !first.has(file));
await writeList('parts/forms.js', ofForms, partsAmong(ofForms));
/**
 * What a page of reports comes to, but for what any page loads later: a list of its own, so that it needs none of the long ones. To rate what
 * was done, and to add photos, is for the few who have a code: that stands in the list of the rest.
 */
const ofRequests = [
  ...reachedFrom(
    ['parts/civic-feedback', 'parts/civic-request-list', 'parts/civic-request-tracker', 'parts/kinds/requests', 'parts/adapters/open311'],
    /^(parts\/runtime|chunks\/(feedback-flow|follow-up-photos|form-route|rating-part|read-ratings))/,
  ),
].filter((file) => !first.has(file));
/** What comes after the first page of a report stands in the list of forms, which it names. */
const lists = 'lists=["forms","later","services","rest"]';
const feedbackFile = outputOf('parts/civic-feedback');
const feedback = `${texts.get(feedbackFile) ?? ''}export const ${lists};`;
texts.set(feedbackFile, feedback);
await write(feedbackFile, feedback);
/** What the sources of elements mostly need, by the name of the element and `+`: else each file would be asked for by the one before. */
const forSources = Object.fromEntries(
  Object.entries({ 'civic-feedback': /(actions|parse-services)-/, 'civic-request-list': /^$/, 'civic-request-tracker': /^$/ }).map(
    ([element, more]) => {
      const wanted = ofRequests.filter(
        (file) => /^parts\/(kinds\/requests|adapters\/open311)|^chunks\/civickit-/.test(file) || more.test(file),
      );
      return [`${element}+`, [...new Set(wanted.flatMap(filesOf))]] as const;
    },
  ),
);
const requestParts = { ...partsAmong(ofRequests), ...forSources, forms: [names.indexOf('parts/forms.js')] };
await writeList('parts/requests.js', [...ofRequests, 'parts/forms.js'], requestParts);
/** What forms are asked for by and read with, of which the file of their element is a part. */
const formParts = Object.fromEntries(['kinds/forms', 'adapters/submit'].map((part) => [part, filesOf(formFile)]));
const form = `${texts.get(formFile) ?? ''}export const ${writtenList(['parts/forms.js'], { ...formParts, forms: [names.indexOf('parts/forms.js')] })},${lists};`;
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
    // As the loader makes the name of a list out of that of an element.
    feedbacks: [first.size + 2],
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
await write('rating-scheme.schema.json', `${JSON.stringify(ratingSchemeJsonSchema, null, 2)}\n`);
await write('themes.css', `${themesCss}\n`);
await write('frame.html', framePage);
await write('pin.html', renderPin(major, pinnable));
await write('errors.html', await renderErrorPages(path.join(here, '../../docs/errors')));
