import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../database/open-database.js';
import { putArea } from '../areas/area-store.js';
import { startPostgres } from '../postgres.node.js';
import { runApart } from '../run-apart.node.js';
import { now, openServer } from '../testing.node.js';
import { HopelessJob } from './job-kinds.js';
import { addJob, listFailedJobs, retryFailedJob, type TakenJob } from './job-store.js';
import { startWorker } from './start-worker.js';

const notice = (id: string) => ({ type: 'notice.published', notice: id, published: now }) as const;
const minute = 60_000;

async function openWorker(run: (taken: TakenJob) => Promise<void>) {
  const server = await openServer();
  const report = vi.fn();
  const worker = startWorker({ ...server, run, report, pauseMs: 1_000_000 });
  const add = (id: string, due = now) => addJob(server.db, 'qingshi', 'event', notice(id), due);
  const left = () => server.db.selectFrom('job').select(['tries', 'due_at', 'failure']).orderBy('id').execute();
  return { ...server, ...worker, report, add, left };
}

test('a job is done once, when it is due, and is gone then', async () => {
  const run = vi.fn<(taken: TakenJob) => Promise<void>>(() => Promise.resolve());
  const { turn, add, clock } = await openWorker(run);
  await add('now');
  await add('later', now + 1000);
  expect([await turn(), await turn()]).toEqual([1, 0]);
  expect(run.mock.calls.map(([{ job }]) => job)).toEqual([{ kind: 'event', content: notice('now') }]);
  clock.time += 1000;
  expect([await turn(), await turn()]).toEqual([1, 0]);
});

test('what its transaction takes back was never to be done', async () => {
  const { db, turn } = await openWorker(() => Promise.resolve());
  const work = db.transaction().execute(async (transaction) => {
    await addJob(transaction, 'qingshi', 'event', notice('x'), now);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await turn()).toBe(0);
});

test('what fails waits longer each time, is given up at the tenth, is seen then, and can be tried anew', async () => {
  let isBroken = true;
  const { db, turn, add, left, clock, report } = await openWorker(() =>
    isBroken ? Promise.reject(new Error('550 <wang.wu@town.example> unknown')) : Promise.resolve(),
  );
  await add('x');
  const waits: number[] = [];
  for (let tries = 1; tries <= 10; tries++) {
    expect([await turn(), await turn()]).toEqual([1, 0]);
    const [row] = await left();
    expect(row).toMatchObject({ tries, failure: '550 <…> unknown' });
    if (tries < 10) waits.push((row?.due_at.getTime() ?? 0) - clock.time);
    expect(await listFailedJobs(db)).toHaveLength(tries < 10 ? 0 : 1);
    clock.time += waits.at(-1) ?? 0;
  }
  expect(waits.map((wait) => Math.round(wait / minute))).toEqual([0, 5, 30, 120, 300, 600, 840, 1200, 1440]);
  expect(report.mock.calls).toEqual([[expect.stringMatching(/^The job \d+ \(event, qingshi\) was given up: 550 <…> unknown$/)]]);
  const [failed] = await listFailedJobs(db, 'qingshi');
  expect([failed?.tries, await listFailedJobs(db, 'elsewhere')]).toEqual([10, []]);
  clock.time += 100 * 24 * 60 * minute;
  expect(await turn()).toBe(0);
  isBroken = false;
  expect([await retryFailedJob(db, failed?.id ?? '', clock.time), await retryFailedJob(db, '0', clock.time)]).toEqual([true, false]);
  expect([await turn(), await left()]).toEqual([1, []]);
});

test('what no other try can mend is given up at once', async () => {
  const { turn, add, db } = await openWorker(() => Promise.reject(new HopelessJob('gone')));
  await add('x');
  expect([await turn(), (await listFailedJobs(db)).map(({ tries, failure }) => [tries, failure])]).toEqual([1, [[1, 'gone']]]);
});

test('jobs that there is nothing to do for go without being run, and keep no other waiting', async () => {
  const { db, clock } = await openServer();
  const run = vi.fn<(taken: TakenJob) => Promise<void>>(() => Promise.resolve());
  const isIdle = ({ job }: TakenJob) => job.kind === 'event' && job.content.type === 'notice.published' && job.content.notice !== 'told';
  const worker = startWorker({ db, clock, run, isIdle, pauseMs: 1_000_000 });
  for (const id of ['a', 'told', 'b']) await addJob(db, 'qingshi', 'event', notice(id), now);
  expect([await worker.turn(), await db.selectFrom('job').select('id').execute()]).toEqual([3, []]);
  expect(run.mock.calls.map(([{ job }]) => job.content)).toEqual([notice('told')]);
  await worker.stop();
});

test('who stops finishes what they are at and takes nothing more', async () => {
  const releases: (() => void)[] = [];
  const { turn, stop, add, left } = await openWorker(() => new Promise<void>((resolve) => releases.push(resolve)));
  for (let index = 0; index < 11; index++) await add(String(index));
  const turning = turn();
  await vi.waitUntil(() => releases.length === 10);
  const stopping = stop();
  for (const release of releases) release();
  await stopping;
  expect([await turning, (await left()).map(({ tries }) => tries)]).toEqual([10, [0]]);
});

/** A worker in a process of its own that says what it does, and where it is told to never finishes it. */
const workerOf = (url: string, lasting: boolean) =>
  runApart(`
    import { openDatabase } from '#src/database/open-database.ts';
    import { startWorker } from '#src/jobs/start-worker.ts';
    const { db } = await openDatabase({ url: ${JSON.stringify(url)}, connections: 3 });
    const run = async ({ job }) => {
      console.log(job.content.notice);
      if (${lasting}) await new Promise((resolve) => setTimeout(resolve, 60_000));
    };
    startWorker({ db, clock: Date, run, pauseMs: 20 });
    setInterval(() => undefined, 1000);`);

test(
  'several processes share the jobs, each done once, and those of one that is killed are taken over when its lease has ended',
  { timeout: 30_000 },
  async () => {
    const postgres = await startPostgres();
    const url = await postgres.database();
    const { db, close } = await openDatabase({ url, connections: 3 });
    try {
      await putArea(db, { id: 'town', name: 'Town', zone: 'UTC', lang: 'en' });
      await addJob(db, 'town', 'event', notice('first'), Date.now());
      const killed = await workerOf(url, true);
      await once(killed.stdout, 'data');
      killed.kill('SIGKILL');
      const done: string[] = [];
      for (const worker of await Promise.all([workerOf(url, false), workerOf(url, false), workerOf(url, false)]))
        worker.stdout.on('data', (data: Buffer) => done.push(...data.toString().trim().split('\n')));
      for (let index = 0; index < 200; index++) await addJob(db, 'town', 'event', notice(String(index)), Date.now());
      await vi.waitUntil(() => done.length >= 200, { timeout: 10_000 });
      expect(new Set(done).size).toBe(200);
      // A worker tells of a job before its row is gone.
      await vi.waitFor(async () => expect(await db.selectFrom('job').select('tries').execute()).toEqual([{ tries: 1 }]), {
        timeout: 10_000,
      });
      expect(done).not.toContain('first');
      // Two minutes later.
      await db.updateTable('job').set({ due_at: new Date() }).execute();
      await vi.waitUntil(() => done.includes('first'), { timeout: 10_000 });
      expect(done).toHaveLength(201);
    } finally {
      await close();
      await postgres.stop();
    }
  },
);
