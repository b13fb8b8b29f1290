import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

/**
 * Runs a module of ours in a process of its own, bundled from source; `script` imports from '#src/…'. It is killed when the test is over.
 */
export async function runApart(script: string): Promise<ChildProcess & { readonly stdout: NonNullable<ChildProcess['stdout']> }> {
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
  const child = spawn(process.execPath, [join(outdir, 'stdin.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}
