import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from '../workspace.ts';

/** As much as is used here of what web-test-runner asks. */
interface ServerPlugin {
  readonly name: string;
  serverStart(): Promise<void>;
  serve(request: { readonly path: string }): { readonly body: string; readonly type: string } | undefined;
}

/**
 * Serves each test file with all that it imports in a few files, made once for all: some hundred requests for each test file cost a third
 * of the time. What is asked for by its address, as a worker is, comes as it is.
 */
export function bundleElements(files: readonly string[], conditions: string[]): ServerPlugin {
  const served = new Map<string, string>();
  return {
    name: 'bundle-elements',
    async serverStart() {
      const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints: testFiles(files),
        outbase: '.',
        outdir: '.',
        // The names of parts that are loaded later stay what they are.
        chunkNames: '__bundled/[name].[hash]',
        bundle: true,
        splitting: true,
        write: false,
        sourcemap: 'linked',
        format: 'esm',
        target: 'es2022',
        conditions,
        tsconfig: join(root, 'tsconfig.base.json'),
        // As where each module is loaded by itself.
        ignoreAnnotations: true,
        external: ['/__web-dev-server__*'],
        logLevel: 'error',
        plugins: [addresses],
      });
      for (const { path, text } of outputFiles) served.set(`/${relative(root, path)}`, text);
    },
    serve({ path }) {
      const body = served.get(path.replace(/\.ts$/, '.js'));
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}

/** The files of the patterns, of which those with an exclamation mark take away. */
function testFiles(patterns: readonly string[]): string[] {
  const exclude = patterns.flatMap((pattern) => (pattern.startsWith('!') ? [pattern.slice(1)] : []));
  return globSync(
    patterns.filter((pattern) => !pattern.startsWith('!')),
    { cwd: root, exclude },
  );
}

/** A module goes on knowing its own address. */
const addresses: Plugin = {
  name: 'addresses',
  setup(esbuild) {
    esbuild.onLoad({ filter: /[\\/]packages[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const address = `new URL(${JSON.stringify(`/${relative(root, path)}`)}, location.origin).href`;
      return { contents: text.replaceAll('import.meta.url', address), loader: 'ts' };
    });
  },
};
