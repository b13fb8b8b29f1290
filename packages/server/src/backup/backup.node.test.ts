import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql, type Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { putArea } from '../areas/area-store.js';
import { openDatabase, type Database } from '../database/open-database.js';
import type { Tables } from '../database/schema.js';
import { startPostgres, type RealPostgres } from '../postgres.node.js';
import { openMemory } from '../testing.node.js';
import { dumpNow, startDailyDumps } from './daily-dumps.js';
import { readDump, writeDump } from './dump-file.js';
import { dumpOf } from './dump.js';
import { restore } from './restore.js';

let full: Kysely<Tables>;
let other: Kysely<Tables>;
let postgres: RealPostgres;
let folder = '';
const moment = new Date('2026-06-30T08:00:00Z');
const file = (): string => join(folder, 'town.ndjson.gz');

beforeAll(async () => {
  [full, other, postgres] = await Promise.all([openMemory(), openMemory(), startPostgres()]);
  await fill(full);
}, 30_000);
afterAll(() => Promise.all([full.destroy(), other.destroy(), postgres.stop()]));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civickit-backup-'));
  await sql`truncate area, secret cascade`.execute(other);
});
afterEach(() => rm(folder, { recursive: true }));

/** Whatever a database might write in its own way: order, zones, fractions, large numbers, signs, rows that point to later ones. */
async function fill(db: Kysely<Tables>): Promise<void> {
  await db
    .insertInto('area')
    .values([{ id: '520423', name: '青石县', parent: null, zone: 'Asia/Shanghai', lang: 'zh-Hans' }])
    .execute();
  await putArea(db, { id: 'Zhen', name: '河口镇', parent: '520423', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
  await putArea(db, { id: 'cun', name: 'A "village"\\n\n\u2028\t👩‍🌾', zone: 'America/New_York', lang: 'en' });
  await putArea(db, { id: 'Azhen', name: '上河镇', parent: 'cun', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
  await db
    .insertInto('request_type')
    .values({ area: 'Zhen', id: '路灯', position: 1, definition: '{"b":1.50,"aa":[null,1e300]}' })
    .execute();
  const requests = Array.from({ length: 250 }, (_, index) => ({
    id: `${index % 2 ? 'r' : 'R'}${index}`,
    area: 'Zhen',
    type: '路灯',
    key: index % 3 ? `key-${index}` : null,
    status: 'open' as const,
    latitude: 26.1 + index / 7,
    longitude: index === 0 ? 1e-7 : 106.3,
    media: '[]',
    description: 'x'.repeat(index * 40),
    requested_at: new Date(moment.getTime() + index),
    updated_at: moment,
    published: true,
  }));
  await db.insertInto('request').values(requests).execute();
  await sql`update request set sequence = default where id = 'R0'`.execute(db);
  await sql`insert into request_update (id, sequence, request, at) overriding system value values ('u', 9007199254740993, 'R0', ${moment})`.execute(
    db,
  );
}

const ofArea = async (db: Kysely<Tables>) => (await db.selectFrom('area').selectAll().orderBy('id').execute()).length;

test('a dump becomes the same database again, and numbers go on where they stopped', async () => {
  const written = await writeDump(full, file(), moment);
  const counts = await restore(other, readDump(file()));
  expect(counts).toEqual(written);
  expect(counts.find(({ table }) => table === 'request')?.rows).toBe(250);
  await sql`insert into request_update (id, request, at) values ('v', 'R0', ${moment})`.execute(other);
  const { sequence } = await other.selectFrom('request_update').select('sequence').where('id', '=', 'v').executeTakeFirstOrThrow();
  expect(sequence).toBe('9007199254740994');
});

test('PGlite goes to PostgreSQL and back with the same digests, however each of them sorts', async () => {
  const there = await openDatabase({ url: await postgres.database() });
  const counts = await restore(there.db, dumpOf(full, moment));
  expect(await restore(other, dumpOf(there.db, moment))).toEqual(counts);
  const { rows } = await sql<{ ids: string[] }>`select array(select id from area order by id) as ids`.execute(there.db);
  expect(rows[0]?.ids).toEqual(['520423', 'Azhen', 'cun', 'Zhen']);
  expect(await readFirstLine(there)).toMatchObject({ format: 'civickit-dump/1', moment: '2026-06-30T08:00:00.000Z' });
  await there.close();
});

async function readFirstLine({ db }: Database): Promise<unknown> {
  const lines = dumpOf(db, moment);
  const { value } = await lines.next();
  await lines.return([]);
  return JSON.parse(value as string);
}

test('a dump is read by its owner only, and a half written one never stands under its name', async () => {
  await writeDump(full, file(), moment);
  expect([((await stat(file())).mode & 0o777).toString(8), await readdir(folder)]).toEqual(['600', ['town.ndjson.gz']]);
  await expect(writeDump(full, join(file(), 'below'), moment)).rejects.toMatchObject({ code: 'EEXIST' });
});

const harm: readonly [what: string, change: (packed: Buffer) => Buffer][] = [
  ['its second half missing', (packed) => packed.subarray(0, packed.length / 2)],
  ['a byte changed', (packed) => Buffer.from(packed.map((byte, at) => (at === 4000 ? byte ^ 1 : byte)))],
  ['a line missing', edited((lines) => lines.toSpliced(8, 1))],
  ['the last line missing', edited((lines) => lines.slice(0, -2))],
  ['a table missing', edited((lines) => lines.filter((line) => line !== '{"table":"notice","rows":0}'))],
  ['a name changed', edited((lines) => lines.map((line) => line.replace('河口镇', '河囗镇')))],
  ['a row that points nowhere', edited((lines) => lines.map((line) => line.replace('"parent": "cun"', '"parent": "cum"')))],
  ['another format', edited((lines) => lines.map((line) => line.replace('civickit-dump/1', 'civickit-dump/2')))],
  ['other tables', edited((lines) => lines.map((line) => line.replace('0001-', '0002-')))],
  ['something after its end', edited((lines) => [...lines.slice(0, -1), '{}', ''])],
  ['no gzip', (packed) => gunzipSync(packed)],
];

function edited(change: (lines: string[]) => string[]): (packed: Buffer) => Buffer {
  return (packed) => {
    const before = gunzipSync(packed).toString();
    const after = change(before.split('\n')).join('\n');
    expect(after).not.toBe(before);
    return gzipSync(after);
  };
}

test.each(harm)('with %s it is refused and nothing of it is kept', async (_, change) => {
  await writeDump(full, file(), moment);
  const packed = await readFile(file());
  await writeFile(file(), change(packed));
  await expect(restore(other, readDump(file()))).rejects.toMatchObject({ code: 'invalid/dump' });
  expect(await ofArea(other)).toBe(0);
});

test('nothing is put over what is there', async () => {
  await putArea(other, { id: 'town', name: 'Town', zone: 'UTC', lang: 'en' });
  await expect(restore(other, dumpOf(full, moment))).rejects.toMatchObject({ code: 'storage/not-empty' });
  expect(await ofArea(other)).toBe(1);
});

test('each day has its dump, the newest 14 are kept, and what else lies there stays', async () => {
  const clock = { time: moment.getTime(), now: () => clock.time };
  const setting = { db: other, folder, clock };
  for (let day = 0; day < 16; day++) {
    await startDailyDumps(setting).stop();
    clock.time += 86_400_000;
    if (day === 0) await writeFile(join(folder, 'dumps', 'before-the-move.ndjson.gz'), '');
  }
  const names = (await readdir(join(folder, 'dumps'))).sort();
  expect([names.length, names[0], names.at(-1)]).toEqual([15, '2026-07-02.ndjson.gz', 'before-the-move.ndjson.gz']);
  await appendFile(join(folder, 'dumps', '2026-07-15.ndjson.gz'), 'x');
  clock.time -= 86_400_000;
  await startDailyDumps(setting).stop();
  await expect(restore(other, readDump(join(folder, 'dumps', '2026-07-15.ndjson.gz')))).rejects.toThrow();
  const { file } = await dumpNow(setting);
  expect((await restore(other, readDump(file)))[0]).toMatchObject({ table: 'area', rows: 0 });
});
