import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { themesCss } from '@civickit/components/themes.js';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { renderErrorPages } from './build/error-pages.ts';
import { renderPin } from './build/pin.ts';
import { configurationJsonSchema } from './build/json-schema.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const { version } = JSON.parse(await readFile(path.join(here, 'package.json'), 'utf8')) as { version: string };
const major = version.split('.')[0] ?? '0';
const out = path.join(here, 'dist/civickit', major);

/** Stylesheets are template literals, which the minifier leaves alone. */
const shrinkStyles: Plugin = {
  name: 'shrink-styles',
  setup(build) {
    build.onLoad({ filter: /\.styles\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(/\n\s*/g, '\n'),
      loader: 'ts',
    }));
  },
};

const options: BuildOptions = {
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
  },
  platform: 'browser',
  conditions: ['civickit-source', 'production', 'browser'],
  tsconfig: path.join(here, '../../tsconfig.base.json'),
  define: { __CIVICKIT_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  plugins: [shrinkStyles],
  outdir: out,
};

const integrityOf = async (file: string) =>
  `sha384-${createHash('sha384')
    .update(await readFile(path.join(out, file)))
    .digest('base64')}`;

/** The file and all that it imports statically, its own first. */
function closure(outputs: Metafile['outputs'], file: string, found = new Set<string>()): string[] {
  if (!found.has(file)) {
    found.add(file);
    for (const { kind, path: next } of outputs[file]?.imports ?? []) if (kind === 'import-statement') closure(outputs, next, found);
  }
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

await rm(path.join(here, 'dist'), { recursive: true, force: true });
await mkdir(out, { recursive: true });

const parts = await partNames();
const { metafile } = await build({
  ...options,
  metafile: true,
  entryPoints: { 'parts/runtime': 'src/runtime.ts', ...Object.fromEntries(parts.map((name) => [`parts/${name}`, `src/parts/${name}.ts`])) },
  splitting: true,
  entryNames: '[dir]/[name]',
  chunkNames: 'chunks/[name]-[hash]',
});

const prefix = `${path.relative(here, out)}/`;
const outputs = Object.fromEntries(
  Object.entries(metafile.outputs).map(([file, output]) => [
    file.slice(prefix.length),
    { ...output, imports: output.imports.map((imported) => ({ ...imported, path: imported.path.slice(prefix.length) })) },
  ]),
);
const files = await Promise.all(
  Object.keys(outputs)
    .sort()
    .map(async (file) => [file, await integrityOf(file)] as const),
);
const indexOf = new Map(files.map(([file], index) => [file, index]));
const manifest = {
  version,
  files,
  parts: Object.fromEntries(
    ['runtime', ...parts].map((name) => [name, closure(outputs, `parts/${name}.js`).map((file) => indexOf.get(file))]),
  ),
};

await build({
  ...options,
  entryPoints: { civickit: 'src/loader.ts' },
  define: { ...options.define, __CIVICKIT_MANIFEST__: JSON.stringify(manifest) },
});
await build({ ...options, entryPoints: { 'civickit.pinned': 'src/pinned.ts' } });

const hashes = Object.fromEntries([
  ...files,
  ...(await Promise.all(['civickit.js', 'civickit.pinned.js'].map(async (file) => [file, await integrityOf(file)] as const))),
]);
const write = (name: string, text: string) => writeFile(path.join(out, name), text);
await write('hashes.json', `${JSON.stringify({ version, parts: manifest.parts, files: hashes }, null, 2)}\n`);
await write('civickit.schema.json', `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`);
await write('themes.css', `${themesCss}\n`);
await write('pin.html', renderPin(major, hashes));
await write('errors.html', await renderErrorPages(path.join(here, '../../docs/errors')));
