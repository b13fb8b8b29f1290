import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

/** One script as a page would load it, made from the sources of the workspace. */
export async function bundleForPage(entry: Pick<BuildOptions, 'entryPoints' | 'stdin'>): Promise<string> {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    write: false,
    conditions: ['civickit-source', 'production', 'browser'],
    tsconfig: fileURLToPath(new URL('../tsconfig.base.json', import.meta.url)),
  });
  return outputFiles[0]?.text ?? '';
}
