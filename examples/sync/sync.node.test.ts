import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { createOpen311Server, sampleTown, type Open311Server, type SampleReport } from '@civickit/core/testing';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

const town = sampleTown({ count: 2503, now: Date.now() });
let folder: string;
let script: string;
let origin: string;
let sockets: Server;
let open311: Open311Server;
let database: string;
/** Answers that are given before the next one hangs. */
let answers = Infinity;
let runs = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civickit-sync-'));
  script = join(folder, 'sync-open311.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('sync-open311.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: script,
    conditions: ['civickit-source'],
    tsconfig: fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url)),
    logLevel: 'error',
  });
  sockets = createServer(({ url = '' }, response) => {
    if (open311.requests.length >= answers) open311.fault = 'hang';
    void open311.answer(new Request(`http://town.example${url}`)).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
  }).listen(0, '127.0.0.1');
  await once(sockets, 'listening');
  origin = `http://127.0.0.1:${(sockets.address() as AddressInfo).port}`;
});
afterAll(async () => {
  sockets.closeAllConnections();
  sockets.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  open311 = createOpen311Server('ureport', { town });
  database = join(folder, `${++runs}.db`);
});
afterEach(() => {
  answers = Infinity;
});

function start(): ChildProcess {
  return spawn(process.execPath, [script, `${origin}${open311.base}`, database], { stdio: 'ignore' });
}

async function sync(): Promise<unknown> {
  return (await once(start(), 'exit'))[0];
}

/** Runs until the server has been asked so often, and has answered all but the last. */
async function killAt(asked: number): Promise<void> {
  answers = asked - 1;
  const child = start();
  await expect.poll(() => open311.requests.length, { timeout: 10_000 }).toBe(asked);
  child.kill('SIGKILL');
  await once(child, 'exit');
  answers = Infinity;
  open311.fault = undefined;
}

function rows(sql: string): readonly Record<string, unknown>[] {
  const opened = new DatabaseSync(database, { readOnly: true });
  const found = opened.prepare(sql).all();
  opened.close();
  return found.map((row) => ({ ...row }));
}

const ids = (): unknown[] => rows('SELECT id FROM requests ORDER BY CAST(id AS INTEGER)').map(({ id }) => id);
const pagesAsked = (): (string | null)[] => open311.requests.map(({ url }) => url.searchParams.get('page'));

test('the first run stores every request', async () => {
  expect(await sync()).toBe(0);
  expect(ids()).toEqual(town.reports.map(({ id }) => id));
});

test('a run that was killed goes on behind the last page that it stored', async () => {
  await killAt(3);
  expect(ids()).toHaveLength(2000);
  expect(await sync()).toBe(0);
  expect(ids()).toEqual(town.reports.map(({ id }) => id));
  expect(pagesAsked()).toEqual(['1', '2', '3', '3']);
});

test('what has changed since is all that the next run asks for', async () => {
  await sync();
  const [changed, ...others] = town.reports.slice(1000) as [SampleReport, ...SampleReport[]];
  const closed: SampleReport = { ...changed, status: 'closed', updated: new Date().toISOString() };
  expect(rows(`SELECT status FROM requests WHERE id = '${changed.id}'`)).toEqual([{ status: 'open' }]);
  open311 = createOpen311Server('ureport', { town: { ...town, reports: [...town.reports.slice(0, 1000), closed, ...others] } });
  expect(await sync()).toBe(0);
  expect(open311.requests[0]?.url.searchParams.get('updated_after')).toMatch(/^\d{4}-/);
  expect(pagesAsked()).toEqual(['1']);
  expect(rows(`SELECT status FROM requests WHERE id = '${changed.id}'`)).toEqual([{ status: 'closed' }]);
  expect(ids()).toHaveLength(2503);
});

test('a source that fails is told by the exit code, and the place that was reached stays', async () => {
  await killAt(2);
  const reached = rows('SELECT * FROM runs');
  open311.fault = 'html';
  expect(await sync()).toBe(1);
  expect(rows('SELECT * FROM runs')).toEqual(reached);
  expect(ids()).toHaveLength(1000);
});
