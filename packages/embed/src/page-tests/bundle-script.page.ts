import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A module and all that it imports as one script, out of the sources. */
export async function bundleScript(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['civickit-source', 'browser'],
    tsconfig: fileURLToPath(new URL('../../../../tsconfig.base.json', import.meta.url)),
  });
  return outputFiles[0]?.text ?? '';
}
