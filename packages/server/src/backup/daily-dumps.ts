import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import type { TableCount } from './dump.js';
import { writeDump } from './dump-file.js';

export interface DumpSetting {
  readonly db: Kysely<Tables>;
  /** Folder of the server; dumps go into `dumps` below it. */
  readonly folder: string;
  readonly clock: { now(): number };
}

export interface WrittenDump {
  readonly file: string;
  readonly counts: readonly TableCount[];
}

export interface DailyDumps {
  /** Ends the timer and waits for a dump that is being written. */
  stop(): Promise<void>;
}

const kept = 14;

/** Writes the dump of today (UTC), in place of an earlier one of the same day, and drops all but the newest 14. */
export async function dumpNow({ db, folder, clock }: DumpSetting): Promise<WrittenDump> {
  const moment = new Date(clock.now());
  const dumps = join(folder, 'dumps');
  const file = join(dumps, `${moment.toISOString().slice(0, 10)}.ndjson.gz`);
  const counts = await writeDump(db, file, moment);
  const names = await namesIn(dumps);
  for (const name of names.slice(0, -kept)) await rm(join(dumps, name), { force: true });
  return { file, counts };
}

/** Sees to it that each day has its dump, at once and then every ten minutes: a machine that is off at night has one, too. */
export function startDailyDumps(setting: DumpSetting, everyMs = 600_000): DailyDumps {
  let writing: Promise<unknown> = Promise.resolve();
  let busy = false;
  const look = async (): Promise<void> => {
    const today = new Date(setting.clock.now()).toISOString().slice(0, 10);
    if (!(await namesIn(join(setting.folder, 'dumps'))).some((name) => name.startsWith(today))) await dumpNow(setting);
  };
  const tick = (): void => {
    if (busy) return;
    busy = true;
    writing = look()
      // A full disk must not end the server; it is tried again.
      .catch((error: unknown) => console.error(`today's dump could not be written: ${(error as Error).message}`))
      .finally(() => (busy = false));
  };
  tick();
  const timer = setInterval(tick, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await writing;
    },
  };
}

/** Oldest first. */
async function namesIn(dumps: string): Promise<readonly string[]> {
  const names = await readdir(dumps).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /^\d{4}-\d\d-\d\d\.ndjson\.gz$/.test(name)).sort();
}
