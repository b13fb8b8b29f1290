import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preparedDatabase } from '../../prepare.js';
import { startPostgres, type RealPostgres } from '../postgres.node.js';
import { killUnderLoad } from './kill-under-load.node.js';
import { allReports, putReport, startTown } from './town-process.node.js';

let folder = '';
let postgres: RealPostgres;
beforeAll(async () => {
  [folder, postgres] = await Promise.all([mkdtemp(join(tmpdir(), 'civickit-durability-')), startPostgres()]);
}, 30_000);
afterAll(() => Promise.all([rm(folder, { recursive: true }), postgres.stop()]));

test('a server on a folder that is killed under load has all that it acknowledged, once', { timeout: 30_000 }, async () => {
  const database = { folder, prepared: await preparedDatabase() };
  expect(await killUnderLoad({ database, kills: 2, seed: 311 })).toBeGreaterThan(15);
});

test('and so has one on PostgreSQL that goes down with it', { timeout: 30_000 }, async () => {
  const database = { url: await postgres.database() };
  expect(await killUnderLoad({ database, kills: 2, seed: 312, crash: () => postgres.crash() })).toBeGreaterThan(15);
});

test(
  'three processes that start at once on an empty database all come up, and give one answer for each key',
  { timeout: 30_000 },
  async () => {
    const url = await postgres.database();
    const at = Date.now() + 2500;
    const towns = await Promise.all([1, 2, 3].map(() => startTown({ url, connections: 5 }, at)));
    const keys = Array.from({ length: 600 }, (_, index) => `report-of-the-town-${index % 420}`);
    const answers = await Promise.all(keys.map(async (key, index) => [key, await putReport(towns[index % 3]!, key)] as const));
    const kept = await allReports(towns[0]!);
    expect(kept).toHaveLength(420);
    expect(new Set(answers.map(([key, id]) => `${key} ${id}`))).toEqual(new Set(kept.map(({ key, id }) => `${key} ${id}`)));
  },
);

test('a database that goes down fails what was under way, and the server goes on when it is back', { timeout: 30_000 }, async () => {
  const url = await postgres.database();
  const town = await startTown({ url });
  const writing = Array.from({ length: 60 }, (_, index) => putReport(town, `report-that-is-cut-off-${index}`));
  await postgres.crash();
  await Promise.all(writing);
  expect(await putReport(town, 'report-after-all-that')).toBeDefined();
  expect(town.child.exitCode).toBeNull();
});
