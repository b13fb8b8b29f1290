/**
 * What iterating over 100,000 requests holds near its end, above the start, after collection: `node --expose-gc bench/iterate.ts`.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { open311 } from '@civickit/adapters/open311';
import { ureport } from '@civickit/adapters/open311/ureport';
import { createCivicClient } from '@civickit/core';

const count = 100_000;
const pageSize = 1000;
const limit = 20;

const { gc } = globalThis;
if (!gc) throw new Error('iterate.ts wants node --expose-gc');

/** Megabytes that this thread holds, on the heap and off it. */
async function held(): Promise<number> {
  // What waits for a timer, such as the copy of the first page, has been by then.
  await new Promise((done) => setTimeout(done, 300));
  for (let round = 0; round < 3; round++) await gc?.({ execution: 'async' });
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Reads until `until` and stays there, so that the iterator is alive while the caller looks. */
async function readTo(until: number, requests: AsyncIterator<unknown>, from: number): Promise<number> {
  let at = from;
  for (; at < until; at++) if ((await requests.next()).done) break;
  return at;
}

async function measure(origin: string, format: 'json' | 'xml'): Promise<void> {
  const before = await held();
  const client = createCivicClient({ requests: open311({ id: 'town', url: origin, dialect: ureport, format }) });
  const requests = client.requests.iterate({ limit: pageSize })[Symbol.asyncIterator]();
  const marks: string[] = [];
  let read = 0;
  let above = 0;
  for (const mark of [pageSize / 2, count / 10, count / 2, count - pageSize / 2]) {
    read = await readTo(mark, requests, read);
    above = (await held()) - before;
    marks.push(`${above.toFixed(1)} at ${read}`);
  }
  read = await readTo(Infinity, requests, read);
  client.close();
  if (read !== count) throw new Error(`only ${read} of ${count} requests came`);
  const verdict = above <= limit ? 'within the limit' : 'TOO MUCH';
  console.log(`iterating over ${count} requests in ${format}: MB above the start ${marks.join(', ')} (limit ${limit}) ${verdict}`);
  if (above > limit) process.exitCode = 1;
}

const server = new Worker(new URL('page-server.ts', import.meta.url), { workerData: { count, pageSize } });
const [origin] = (await once(server, 'message')) as [string];
await measure(origin, 'json');
await measure(origin, 'xml');
await server.terminate();
