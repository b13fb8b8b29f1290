import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { packages, root, type Package } from './workspace.ts';

// Builds the packages, two at a time, each after those it stands on.
const waiting = [...packages()];
const done = new Set<string>();

async function build(one: Package): Promise<void> {
  const started = performance.now();
  const folder = join(root, one.folder);
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  const child = spawn('pnpm', ['run', 'build'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`${one.manifest.name} does not build\n${output}`);
  done.add(one.manifest.name);
  console.log(`${one.manifest.name} ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function worker(): Promise<void> {
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ needs }) => needs.every((name) => done.has(name)));
    const [next] = ready < 0 ? [] : waiting.splice(ready, 1);
    if (next) await build(next);
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

try {
  await Promise.all([worker(), worker()]);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
