import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preparedDatabase } from '../prepare.js';
import { startServer } from './start-server.js';
import { now } from './testing.node.js';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'civickit-start-'))));
afterAll(() => rm(folder, { recursive: true }));

test('a server dumps its first day, is not held up by open connections, and leaves port and folder free', { timeout: 30_000 }, async () => {
  const setting = { database: { folder, prepared: await preparedDatabase() }, port: 0, clock: { now: () => now } };
  const server = await startServer(setting);
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) => get(`${server.url}/healthz`, { agent }, (answer) => answer.resume().on('end', resolve)));
  const taken = { ...setting, port: Number(new URL(server.url).port), database: { ...setting.database, folder: join(folder, 'other') } };
  await expect(startServer(taken)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const before = performance.now();
  await server.close();
  expect(performance.now() - before).toBeLessThan(3000);
  expect(await readdir(join(folder, 'dumps'))).toEqual(['2026-06-30.ndjson.gz']);
  const again = await startServer(taken);
  expect((await again.dumpNow()).file).toBe(join(folder, 'other/dumps/2026-06-30.ndjson.gz'));
  await again.close();
  agent.destroy();
});
