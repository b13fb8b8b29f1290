import { createRequire } from 'node:module'; const require0 = createRequire(import.meta.url);
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
import { tightStyles } from './build/tight-styles.ts';
const plugin = { name: 'p', setup(b: any) {
  b.onResolve({ filter: /(loaded-texts|\/heading|contains-point|distance-between|scan-services|fold-words|adopt-styles|live)\.js$/ }, (a: any) => ({ path: a.path, external: true }));
  b.onResolve({ filter: /^@civickit\/core$/ }, () => ({ path: '/work/wt/place/core-lite.ts', namespace: 'lite' }));
  b.onLoad({ filter: /./, namespace: 'lite' }, () => ({ contents: "export * from './packages/core/src/geo/bearing-between.ts'; export * from './packages/core/src/geo/plus-code.ts'; export * from './packages/core/src/geo/contains-point.js'; export * from './packages/core/src/geo/distance-between.js';", loader: 'ts', resolveDir: '/work/wt/place' }));
  b.onLoad({ filter: /packages[\\/].*\.ts$/ }, ({ path }: any) => { const t = readFileSync(path, 'utf8').replace(/\n\s+/g, '\n'); return { contents: path.endsWith('.styles.ts') ? tightStyles(t) : t, loader: 'ts' }; });
} };
const r = await build({ entryPoints: [process.argv[2]!], bundle: true, minify: true, format: 'esm', splitting: true, outdir: '/tmp/out', write: false, conditions: ['civickit-source'], target: 'es2022', external: ['lit', 'lit/*'], plugins: [plugin], tsconfig: '/work/wt/place/tsconfig.base.json' });
for (const f of r.outputFiles) { const { code = '' } = await minify(f.text, { module: true, ecma: 2020, compress: { passes: 3, ecma: 2020, hoist_funs: true, inline: 1, keep_fargs: false, unsafe_arrows: true } }); if (process.argv[3]) require0('fs').writeFileSync('/tmp/o-'+f.path.split('/').pop(), code); console.log(f.path, code.length, gzipSync(code, { level: 9 }).length); }
