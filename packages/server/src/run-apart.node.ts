import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

/** By script: whoever starts one process again, or several of them, has it bundled once. */
const bundles = new Map<string, Promise<string>>();

/**
 * Runs a module of ours in a process of its own, bundled from source; `script` imports from '#src/…' and finds `given` in `process.argv`. It
 * is killed when the test is over.
 */
export async function runApart(
  script: string,
  ...given: readonly string[]
): Promise<ChildProcess & { readonly stdout: NonNullable<ChildProcess['stdout']> }> {
  const bundle = bundles.get(script) ?? bundleOf(script);
  bundles.set(script, bundle);
  const child = spawn(process.execPath, [await bundle, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function bundleOf(script: string): Promise<string> {
  const package_ = join(import.meta.dirname, '..');
  const outdir = join(
    package_,
    `node_modules/.cache/apart/${createHash('sha256').update(script).digest('hex').slice(0, 12)}-${process.pid}`,
  );
  await build({
    stdin: { contents: script.replaceAll('#src/', './src/'), resolveDir: package_, loader: 'ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // Parts that are loaded later stay parts, or esbuild wraps all they share and runs it out of order.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['civickit-source'],
    external: ['@electric-sql/pglite', 'pg', 'sharp'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return join(outdir, 'stdin.mjs');
}
