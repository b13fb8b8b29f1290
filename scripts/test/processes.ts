import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

const running = new Set<ChildProcess>();

export interface Ended {
  readonly exit: number;
  readonly output: string;
}

/**
 * Runs a command in a process group of its own, so that it can be ended with all that it started. A patient one has the processors when no
 * other wants them.
 */
export function run(command: readonly string[], cwd: string, env: NodeJS.ProcessEnv, patient = false): Promise<Ended> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  if (patient && child.pid !== undefined) yieldToOthers(child.pid);
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    const end = (exit: number): void => {
      running.delete(child);
      resolve({ exit, output });
    };
    child.on('error', (error) => {
      output += String(error);
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Linux may weigh whole sessions against each other, and processes only within one: then the session, too, has to step back. */
function yieldToOthers(pid: number): void {
  const session = `/proc/${pid}/autogroup`;
  try {
    setPriority(pid, 19);
    if (existsSync(session)) writeFileSync(session, '19');
  } catch {
    // Already gone, or no such thing here: it is merely less patient.
  }
}

/** Ends everything that still runs: politely, then for good. */
export async function endAll(): Promise<void> {
  signalAll('SIGTERM');
  for (let tries = 0; running.size > 0 && tries < 50; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  signalAll('SIGKILL');
}

function signalAll(signal: NodeJS.Signals): void {
  for (const { pid } of running) {
    if (pid === undefined) continue;
    try {
      process.kill(-pid, signal);
    } catch {
      // already gone
    }
  }
}
