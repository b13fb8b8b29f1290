import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

// Writes dist/desk: the page, and scripts whose names change with what is in them.
const here = fileURLToPath(new URL('./', import.meta.url));
const out = path.join(here, 'dist/desk');
const { version } = JSON.parse(await readFile(path.join(here, 'package.json'), 'utf8')) as { version: string };

/** Templates and styles lose their indentation, which no minifier may touch. */
const unindent: Plugin = {
  name: 'unindent',
  setup(esbuild) {
    esbuild.onLoad({ filter: /[\\/]packages[\\/](desk|components)[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(/\n\s+/g, '\n'),
      loader: 'ts',
    }));
  },
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const { outputs } = (
  await build({
    absWorkingDir: here,
    entryPoints: { desk: 'src/main.ts' },
    outdir: out,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    platform: 'browser',
    conditions: ['civickit-source', 'production', 'browser'],
    tsconfig: path.join(here, '../../tsconfig.base.json'),
    define: { __CIVICKIT_VERSION__: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    plugins: [unindent],
    metafile: true,
  })
).metafile;

const entry = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === 'src/main.ts')?.[0] ?? '';
const page = await readFile(path.join(here, 'index.html'), 'utf8');
await writeFile(path.join(out, 'index.html'), page.replace('@entry@', path.basename(entry)));
await copyFile(path.join(here, 'icon.svg'), path.join(out, 'icon.svg'));
