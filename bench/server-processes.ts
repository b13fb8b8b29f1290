/**
 * The server as one, two or more processes on one PostgreSQL with 100,000 reports:
 * `node scripts/with-postgres.ts node bench/server-processes.ts [--processes 1,2] [--seconds 4] [--rounds 3]`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { press, type Press } from './server/press.ts';
import { seedTown } from './server/seed.ts';
import { median, rank } from './statistics.ts';

const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '1,2' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
  },
});
const counts = values.processes.split(',').map(Number);
const effort = { ms: Number(values.seconds) * 1000, atOnce: 32 };
const url = process.env['DATABASE_URL'];
if (url === undefined) throw new Error('DATABASE_URL names no PostgreSQL: node scripts/with-postgres.ts node bench/server-processes.ts');

const list = '/areas/town/open311/v2/requests.json';
const fields = new URLSearchParams({ service_code: 'type-3', description: 'The lamp is dark', lat: '26.01', long: '106.02' }).toString();
const works: readonly (readonly [name: string, asked: Press])[] = [
  ['the newest 50', { path: `${list}?page=1&page_size=50` }],
  ['one report', { path: list.replace('.json', '/r4321.json') }],
  [
    'a new report',
    {
      path: list,
      method: 'POST',
      body: () => fields,
      headers: () => ({ 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': randomUUID() }),
    },
  ],
];

const children: ChildProcess[] = [];
async function start(): Promise<string> {
  const town = fileURLToPath(new URL('server/town.ts', import.meta.url));
  const child = spawn(process.execPath, [town, 'ours'], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [origin] = (await once(createInterface(child.stdout), 'line')) as [string];
  return origin;
}

/** As a web server before them does: each process its share. */
async function pressAll(origins: readonly string[], asked: Press): Promise<{ readonly rate: number; readonly p99: number }> {
  const share = { ...effort, atOnce: effort.atOnce / origins.length };
  const pressed = await Promise.all(origins.map((origin) => press(origin, asked, share)));
  const times = pressed.flatMap((one) => one.times);
  return { rate: pressed.reduce((sum, { rate }) => sum + rate, 0), p99: rank(times, 0.99) };
}

try {
  const origins = [await start()];
  await seedTown(url);
  await printSizes(url);
  while (origins.length < Math.max(...counts)) origins.push(await start());
  console.log(`${availableParallelism()} processors, for the server, PostgreSQL and those who ask together`);
  for (const [name, asked] of works) {
    for (const origin of origins) await press(origin, asked, { ...effort, ms: 1000 });
    const found = new Map(counts.map((count) => [count, [] as Awaited<ReturnType<typeof pressAll>>[]]));
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const count of counts) found.get(count)?.push(await pressAll(origins.slice(0, count), asked));
    }
    const rates = counts.map((count) => median((found.get(count) ?? []).map(({ rate }) => rate)));
    for (const [at, count] of counts.entries()) {
      const p99 = median((found.get(count) ?? []).map((one) => one.p99));
      const ratio = ((rates[at] ?? 0) / (rates[0] ?? 1)).toFixed(2);
      console.log(`${name}, ${count} processes: ${rates[at]?.toFixed(0)} a second (p99 ${p99.toFixed(1)} ms), ${ratio}x`);
    }
  }
} finally {
  for (const child of children) child.kill();
}

/** What the reports take on the disk, with their indexes, contacts and answers, and two updates each. */
async function printSizes(address: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  await client.query(
    `insert into request_private (request, fingerprint, contact, answers, code_hash)
      select id, encode(sha256(id::bytea), 'hex'), '{"phone":"13800000000","name":"Li Xiaoshan"}', '{"fault":"dark","pole":"WL-012"}',
        encode(sha256(('code' || id)::bytea), 'hex')
      from request`,
  );
  await client.query(
    `insert into request_update (id, request, at, status, stage, description)
      select gen_random_uuid()::text, id, updated_at, null, 'in-progress', 'Somebody has been there, the repair is planned for this week'
      from request, generate_series(1, 2)`,
  );
  const { rows } = await client.query<{ name: string; size: string }>(
    `select relname as name, pg_total_relation_size(oid) as size from pg_class where relname in ('request', 'request_private', 'request_update')
      order by 1`,
  );
  await client.end();
  for (const { name, size } of rows) console.log(`${name}: ${(Number(size) / 1e6).toFixed(0)} MB`);
}
