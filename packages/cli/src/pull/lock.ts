import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** No pull takes this long; a lock this old was left behind by another machine. */
const forgottenMs = 3_600_000;

/** Either the lock of a folder, to be released, or since when another run has it. @throws what the file system says */
export async function lockFolder(folder: string): Promise<{ release: () => Promise<void> } | { since: string }> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'pulled.lock');
  for (let tries = 0; ; tries++) {
    try {
      const handle = await open(file, 'wx');
      const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
      await handle.writeFile(JSON.stringify(holder));
      await handle.close();
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const since = await heldSince(file);
      if (since !== undefined || tries > 0) return { since: since ?? new Date().toISOString() };
      await rm(file, { force: true });
    }
  }
}

/** Undefined when whoever made the lock is gone. */
async function heldSince(file: string): Promise<string | undefined> {
  const made = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (Date.now() - made > forgottenMs) return undefined;
  const holder = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as Holder)
    // Just being written by somebody.
    .catch((): Holder => ({ pid: 0, host: '', since: new Date(made).toISOString() }));
  return holder.host === hostname() && !isRunning(holder.pid) ? undefined : holder.since;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
