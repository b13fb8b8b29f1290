import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { DatabaseOptions } from '../database/open-database.js';
import { allReports, putReport, startTown, type TownProcess } from './town-process.node.js';

interface KillSetting {
  readonly database: DatabaseOptions;
  readonly kills: number;
  /** The same seed kills at the same instants. */
  readonly seed: number;
  /** What goes down together with the process, and is up again when it resolves. */
  readonly crash?: () => Promise<void>;
}

const writers = 8;

/** Kills a server under load, again and again, and holds what it acknowledged against what is there afterwards. Gives the number acknowledged. */
export async function killUnderLoad({ database, kills, seed, crash }: KillSetting): Promise<number> {
  const random = seeded(seed);
  const attempted = new Set<string>();
  const acknowledged = new Map<string, string>();
  const written = (key: string, id: string): void => {
    // A repeat is answered as the first was.
    expect(acknowledged.get(key) ?? id).toBe(id);
    acknowledged.set(key, id);
  };
  for (let round = 0; round < kills; round++) {
    const town = await startTown(database);
    const writing = Array.from({ length: writers }, (_, writer) =>
      writeUntilKilled(town, `${round}-${writer}`, random, attempted, written),
    );
    const before = acknowledged.size;
    while (acknowledged.size < before + writers) await sleep(5);
    await sleep(random() * 300);
    town.child.kill('SIGKILL');
    await Promise.all([once(town.child, 'exit'), crash?.()]);
    await Promise.all(writing);
  }
  const town = await startTown(database);
  const kept = await allReports(town);
  const byKey = new Map(kept.map(({ key, id }) => [key, id]));
  expect(byKey.size).toBe(kept.length);
  expect([...acknowledged].filter(([key, id]) => byKey.get(key) !== id)).toEqual([]);
  expect(kept.filter(({ key, whole }) => !whole || !attempted.has(key))).toEqual([]);
  // Whoever got no answer sends again, and gets the number of what was written all the same.
  for (const key of [...attempted].filter((one) => !acknowledged.has(one))) {
    const id = await putReport(town, key);
    expect(id).toBe(byKey.get(key) ?? id);
    expect(id).toBeDefined();
  }
  town.child.kill('SIGKILL');
  await once(town.child, 'exit');
  return acknowledged.size;
}

/** One after the other, three in ten of them a repeat of an earlier one. */
async function writeUntilKilled(
  town: TownProcess,
  name: string,
  random: () => number,
  attempted: Set<string>,
  written: (key: string, id: string) => void,
): Promise<void> {
  const own: string[] = [];
  for (;;) {
    const again = own.length > 0 && random() < 0.3;
    const key = (again && own[Math.floor(random() * own.length)]) || `report-${name}-${own.length}-of-the-town`;
    attempted.add(key);
    const id = await putReport(town, key);
    if (id === undefined) return;
    if (!again) own.push(key);
    written(key, id);
  }
}

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
