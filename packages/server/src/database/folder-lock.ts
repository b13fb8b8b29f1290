import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { CivicError } from '@civickit/core';

/** A folder that this process alone may write. */
export interface FolderLock {
  release(): void;
}

interface Holder {
  readonly nonce: string;
  readonly pid: number;
  readonly host: string;
  /** Tells the process from a later one of the same number; absent where the system does not say. */
  readonly started: string | undefined;
}

const beatMs = 5000;
/** After so long without a beat another machine counts as gone; of this machine the process table is asked. */
const silentMs = 60_000;
const held = new Set<string>();

/**
 * Takes a folder for this process alone. PGlite has no guard of its own: two processes on one folder lose rows in silence.
 * What a killed process left is taken over.
 * @throws CivicError `storage/folder-in-use`
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const path = join(resolve(folder), 'civickit.lock');
  const own: Holder = { nonce: randomUUID(), pid: process.pid, host: hostname(), started: startOf(process.pid) };
  if (held.has(path)) throw inUse(folder, own);
  if (!create(path, own)) takeOver(path, own, folder);
  held.add(path);
  const beating = setInterval(() => beat(path), beatMs);
  beating.unref();
  return {
    release() {
      clearInterval(beating);
      held.delete(path);
      if (holderIn(path)?.nonce === own.nonce) rmSync(path);
    },
  };
}

/** One at a time may judge and replace what is left, or two would each take it for theirs. */
function takeOver(path: string, own: Holder, folder: string): void {
  const guard = `${path}.taking`;
  if (silentFor(guard) > silentMs) rmSync(guard, { force: true });
  if (!create(guard, own)) throw inUse(folder, holderIn(guard));
  try {
    const holder = holderIn(path);
    // An empty file is one that is just being written.
    if (holder ? isAlive(holder, path) : silentFor(path) < beatMs) throw inUse(folder, holder);
    writeFileSync(path, JSON.stringify(own));
  } finally {
    rmSync(guard, { force: true });
  }
}

function create(path: string, own: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new CivicError('storage/unavailable', `${path} cannot be written`, { cause: error });
  }
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return silentFor(path) < silentMs;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = startOf(holder.pid);
  // Its number went to another process, or, after a restart of a container, to us.
  if (holder.started !== undefined && started !== undefined) return started === holder.started;
  return holder.pid !== process.pid;
}

/** Boot and clock tick in which a process began (proc(5), stat field 22). */
function startOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19] ?? ''}`;
  } catch {
    return undefined;
  }
}

function holderIn(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function silentFor(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return Infinity;
  }
}

function beat(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // The folder is gone, and with it what the lock is for.
  }
}

function inUse(folder: string, holder?: Holder): CivicError {
  const by = holder ? ` by process ${holder.pid} on ${holder.host}` : '';
  return new CivicError(
    'storage/folder-in-use',
    `${folder} is in use${by}; a second process would lose rows. Stop the other, or use PostgreSQL`,
  );
}
