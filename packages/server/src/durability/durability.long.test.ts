import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { preparedDatabase } from '../../prepare.js';
import { startPostgres } from '../postgres.node.js';
import { killUnderLoad } from './kill-under-load.node.js';

const minutes = 60_000;

test('killed 50 times on a folder, all that was acknowledged is there once', { timeout: 10 * minutes }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'civickit-durability-'));
  const database = { folder, prepared: await preparedDatabase() };
  expect(await killUnderLoad({ database, kills: 50, seed: 50 })).toBeGreaterThan(400);
  await rm(folder, { recursive: true });
});

test('killed 50 times together with its PostgreSQL, all that was acknowledged is there once', { timeout: 10 * minutes }, async () => {
  const postgres = await startPostgres();
  const database = { url: await postgres.database() };
  expect(await killUnderLoad({ database, kills: 50, seed: 51, crash: () => postgres.crash() })).toBeGreaterThan(400);
  await postgres.stop();
});
