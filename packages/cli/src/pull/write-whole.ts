import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Replaces a file in one step: whoever reads meanwhile has the old one whole or the new one whole, also after a power cut. `mode` is that of the new file. */
export async function writeWhole(file: string, content: string | Uint8Array, mode?: number): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  try {
    const handle = await open(draft, 'w');
    try {
      if (mode !== undefined) await handle.chmod(mode);
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await replace(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** On Windows a file cannot be replaced at the moment in which a server reads it. */
async function replace(draft: string, file: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await rename(draft, file);
      return;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (tries === 10 || !['EPERM', 'EACCES', 'EBUSY'].includes(code) || process.platform !== 'win32') throw error;
      await sleep(100);
    }
  }
}
