import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('the county begins where no package is built yet, and so builds them', async () => {
  const entry = fileURLToPath(new URL('serve.ts', import.meta.url));
  const { metafile } = await build({
    ...{ entryPoints: [entry], bundle: true, write: false, splitting: true, outdir: 'out' },
    ...{ format: 'esm', platform: 'node', packages: 'external', metafile: true, logLevel: 'silent' },
  });
  const first = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint?.endsWith('serve.ts'));
  const atOnce = first?.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path) ?? [];
  const chunks = atOnce.flatMap((path) => metafile.outputs[path]?.imports.filter(({ kind }) => kind === 'import-statement') ?? []);
  const all = [...atOnce, ...chunks.map(({ path }) => path)];
  expect(all).toContain('node:http');
  expect(all.filter((path) => path.startsWith('@civickit/'))).toEqual([]);
});
