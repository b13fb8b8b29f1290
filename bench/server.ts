/**
 * The server on PostgreSQL with 100,000 reports, against bare routes of Hono and pg that ask the same of it and answer the same bytes:
 * `node scripts/with-postgres.ts node bench/server.ts [--seconds 4] [--rounds 5]`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { press, type Press, type Pressed } from './server/press.ts';
import { seedTown } from './server/seed.ts';
import { judge, median, rank } from './statistics.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '5' } } });
const effort = { ms: Number(values.seconds) * 1000, atOnce: 16 };
const url = process.env['DATABASE_URL'];
if (url === undefined) throw new Error('DATABASE_URL names no PostgreSQL: node scripts/with-postgres.ts node bench/server.ts');

const children: ChildProcess[] = [];
async function start(which: 'ours' | 'bare'): Promise<string> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('server/town.ts', import.meta.url)), which], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [origin] = (await once(createInterface(child.stdout), 'line')) as [string];
  return origin;
}

const fields = new URLSearchParams({ service_code: 'type-3', description: 'The lamp is dark', lat: '26.01', long: '106.02' }).toString();
const write = (path: string): Press => ({
  path,
  method: 'POST',
  body: () => fields,
  headers: () => ({ 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': randomUUID() }),
});
const list = '/areas/town/open311/v2';
interface Work {
  readonly name: string;
  readonly ours: Press;
  readonly bare: Press;
  /** Of a route that does less than has to be done: its figure is printed, and none has to reach it. */
  readonly isLess?: boolean;
}
const works: readonly Work[] = [
  { name: 'the newest 50', ours: { path: `${list}/requests.json?page=1&page_size=50` }, bare: { path: '/list?size=50' } },
  { name: 'one report', ours: { path: `${list}/requests/r4321.json` }, bare: { path: '/one/r4321' } },
  { name: 'a new report', ours: write(`${list}/requests.json`), bare: write('/requests') },
  { name: 'a new report, bare one row of it', ours: write(`${list}/requests.json`), bare: write('/rows'), isLess: true },
];

try {
  // The tables are made by the first start.
  const ours = await start('ours');
  await seedTown(url);
  const bare = await start('bare');
  for (const { name, ours: asked, bare: plain, isLess } of works) {
    if (asked.method === undefined) await checkSame(`${ours}${asked.path}`, `${bare}${plain.path}`);
    const found: { ours: Pressed; bare: Pressed }[] = [];
    await press(ours, asked, { ...effort, ms: 1000 });
    await press(bare, plain, { ...effort, ms: 1000 });
    for (let round = 0; round < Number(values.rounds); round++) {
      found.push({ ours: await press(ours, asked, effort), bare: await press(bare, plain, effort) });
    }
    const of = (which: 'ours' | 'bare') => ({
      rate: median(found.map((one) => one[which].rate)),
      p99: median(found.map((one) => rank(one[which].times, 0.99))),
    });
    const [we, they] = [of('ours'), of('bare')];
    console.log(
      `${name}: ${we.rate.toFixed(0)} a second (p99 ${we.p99.toFixed(1)} ms), bare ${they.rate.toFixed(0)} (p99 ${they.p99.toFixed(1)} ms): ` +
        `${(we.rate / they.rate).toFixed(2)}x the rate, ${(we.p99 / they.p99).toFixed(2)}x the p99`,
    );
    // 0.7 of the rate is the aim: the bare routes may be 1 / 0.7 as fast.
    if (!isLess) judge([{ name: `${name}, bare against ours`, ratio: they.rate / we.rate, limit: 1 / 0.7 }]);
  }
} finally {
  for (const child of children) child.kill();
}

/** @throws Error where one answers something else than the other, so that nothing is compared with less */
async function checkSame(...addresses: readonly [string, string]): Promise<void> {
  const [we, they] = await Promise.all(addresses.map(async (address) => (await fetch(address)).text()));
  if (we !== they) throw new Error(`${addresses.join(' and ')} answer different bodies`);
}
