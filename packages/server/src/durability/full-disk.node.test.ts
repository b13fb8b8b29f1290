import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preparedDatabase } from '../../prepare.js';
import { allReports, putReport, sendReport, startTown, type TownProcess } from './town-process.node.js';

let folder = '';
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'civickit-full-'))));
afterAll(() => rm(folder, { recursive: true }));

const keys = ['report-before-it-was-full', 'report-while-it-was-full'] as const;
const post = ({ url }: TownProcess, path: string) =>
  fetch(`${url}${path}`, { method: 'POST', body: '', signal: AbortSignal.timeout(5000) });

// PGlite ends in a panic where the log cannot grow, and its next query would never come back.
test('a disk that takes no more is answered by 503, and when it does again so does the server', { timeout: 30_000 }, async () => {
  const town = await startTown({ folder, prepared: await preparedDatabase() });
  const first = await putReport(town, keys[0]);
  const log = join(folder, 'database/pg_wal');
  await rename(log, `${log}-away`);
  let status = 200;
  for (let tries = 0; status === 200 && tries < 20; tries++) ({ status } = await post(town, '/log'));
  expect(status).toBe(503);
  for (let tries = 0; tries < 2; tries++) {
    const answer = await sendReport(town, keys[1]);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
  }
  await rename(`${log}-away`, log);
  const second = await putReport(town, keys[1]);
  const kept = (await allReports(town)).map(({ id, key, whole }) => [id, key, whole]);
  expect(kept).toEqual([
    [first, keys[0], true],
    [second, keys[1], true],
  ]);
});
