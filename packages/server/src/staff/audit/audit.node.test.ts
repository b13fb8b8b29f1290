import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putArea } from '../../areas/area-store.js';
import { openDatabase, type Database } from '../../database/open-database.js';
import type { Tables } from '../../database/schema.js';
import { openFolderMedia } from '../../media/folder-media.js';
import { openPictures } from '../../media/pictures/open-pictures.js';
import { startPostgres, type RealPostgres } from '../../postgres.node.js';
import { keepRequest } from '../../requests/keep-request.js';
import { putRequestTypes } from '../../requests/request-types.js';
import { openSecrets } from '../../secrets.js';
import { now, openServer } from '../../testing.node.js';
import { changeForStaff } from '../requests/work-on-request.js';
import { canonicalJson } from './canonical-json.js';
import { hashOfRow, recordAudit } from './record-audit.js';
import { verifyAudit } from './verify-audit.js';

let postgres: RealPostgres;
let real: Database;
beforeAll(async () => {
  postgres = await startPostgres();
  real = await openDatabase({ url: await postgres.database() });
}, 30_000);
afterAll(async () => {
  await real.close();
  await postgres.stop();
});

function write(db: Kysely<Tables>, subject: string): Promise<void> {
  const actor = { id: 'li', name: '\uFEFF李 \u0000 Wei' };
  const detail = { z: 1, a: 'x', ä: null, b: true };
  return db
    .transaction()
    .execute((transaction) => recordAudit(transaction, { at: now, actor, action: 'request.note', area: 'qingshi', subject, detail }));
}

async function writeTen(db: Kysely<Tables>): Promise<void> {
  for (let at = 1; at <= 10; at++) await write(db, `r${at}`);
}

/** As somebody does who may do everything with the database. */
async function tamper(db: Kysely<Tables>, statement: string): Promise<void> {
  await sql.raw('alter table audit disable trigger all').execute(db);
  for (const one of statement.split(';')) await sql.raw(one).execute(db);
  await sql.raw('alter table audit enable trigger all').execute(db);
}

test('a log that nobody touched is right, and tells its last row', async () => {
  const { db } = await openServer();
  expect(await verifyAudit(db)).toEqual({ rows: 0 });
  await writeTen(db);
  expect(await verifyAudit(db)).toEqual({ rows: 10, last: { id: '10', hash: expect.stringMatching(/^[\da-f]{64}$/) } });
});

test.each([
  ['a word of a row', `update audit set action = 'request.hide' where id = 4`, '4', 'altered'],
  ['who did it', `update audit set actor = 'wang' where id = 4`, '4', 'altered'],
  ['when', `update audit set at = at + interval '1 millisecond' where id = 4`, '4', 'altered'],
  ['a detail', `update audit set detail = '{"z":2,"a":"x","ä":null,"b":true}' where id = 4`, '4', 'altered'],
  ['the first row', `update audit set subject = null where id = 1`, '1', 'altered'],
  ['the last row', `update audit set subject = null where id = 10`, '10', 'altered'],
  ['a row that is gone', `delete from audit where id = 4`, '4', 'missing'],
  [
    'a row that is gone, and the rest closed up',
    `delete from audit where id = 4; update audit set id = id - 1 where id > 4`,
    '4',
    'altered',
  ],
  ['two that were swapped', `update audit set id = 99 where id = 4; update audit set id = 4 where id = 5; update audit set id = 5 where id = 99`, '4', 'altered'], // prettier-ignore
  ['one that was put in between', `insert into audit select 11, at, actor, actor_name, action, area, 'forged', detail, hash from audit where id = 10`, '11', 'altered'], // prettier-ignore
])('%s is found', async (_, statement, id, why) => {
  const { db } = await openServer();
  await writeTen(db);
  await tamper(db, statement);
  const verdict = await verifyAudit(db);
  expect(verdict.broken).toEqual({ id, why });
  expect(verdict.rows).toBe(Number(id) - 1);
});

test('a row that was changed and hashed anew breaks the chain at the next', async () => {
  const { db } = await openServer();
  await writeTen(db);
  const [before, row] = await db.selectFrom('audit').selectAll().where('id', 'in', ['3', '4']).orderBy('id').execute();
  const forged = hashOfRow({ ...row!, actor: 'wang' }, before!.hash);
  await tamper(db, `update audit set actor = 'wang', hash = '${forged}' where id = 4`);
  expect((await verifyAudit(db)).broken).toEqual({ id: '5', why: 'altered' });
});

test('a cut end, or a log written anew, is found by a row that was marked before', async () => {
  const { db } = await openServer();
  await writeTen(db);
  const { last: mark } = await verifyAudit(db);
  await write(db, 'later');
  expect((await verifyAudit(db, mark)).broken).toBeUndefined();
  await tamper(db, 'delete from audit where id > 8');
  expect((await verifyAudit(db)).broken).toBeUndefined();
  expect((await verifyAudit(db, mark)).broken).toEqual({ id: '9', why: 'missing' });
  await write(db, 'other');
  await write(db, 'other');
  expect((await verifyAudit(db, mark)).broken).toEqual({ id: '10', why: 'other' });
});

test('our own code cannot change or remove a row', async () => {
  const { db } = await openServer();
  await write(db, 'one');
  await expect(db.updateTable('audit').set({ action: 'x' }).execute()).rejects.toThrow(/only ever added/);
  await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/only ever added/);
});

test('a change that fails leaves no row, and no gap', async () => {
  const { db } = await openServer();
  await write(db, 'one');
  const failing = db.transaction().execute(async (transaction) => {
    await recordAudit(transaction, { at: now, action: 'server.start' });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await write(db, 'two');
  expect(await verifyAudit(db)).toMatchObject({ rows: 2, last: { id: '2' } });
});

test('of many at once on PostgreSQL none forks the chain', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, at) => write(real.db, `r${at}`)));
  expect(await verifyAudit(real.db)).toMatchObject({ rows: 60, last: { id: '60' } });
});

test('one value has one spelling (RFC 8785, section 3.2.3)', () => {
  const value = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  expect(canonicalJson([{ b: [1, true], a: null }])).toBe('[{"a":null,"b":[1,true]}]');
});

test('of many who change the same at once on PostgreSQL one is the first, and the chain holds', async () => {
  const { db } = real;
  await putArea(db, { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
  await putRequestTypes(db, 'qingshi', [{ id: 'lamp', name: '路灯', placeless: true }]);
  const folder = mkdtempSync(join(tmpdir(), 'civickit-audit-'));
  const stores = { media: await openFolderMedia(folder), pictures: await openPictures() };
  const context = { db, secrets: await openSecrets(db), ...stores, clock: { now: () => now } };
  const { id } = await keepRequest(context, { id: 'qingshi', name: '', zone: 'Asia/Shanghai', lang: 'zh-Hans' }, { type: 'lamp' });
  const change = (actor: string) => {
    const grants = [{ role: 'clerk' as const, area: null, type: null }];
    return changeForStaff(context, { actor: { id: actor, name: actor, grants }, id, version: 1 }, { stage: 'planned', reply: actor });
  };
  const ended = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => change(`member${at}`)));
  rmSync(folder, { recursive: true });
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refusals = ended.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code] : []));
  expect(new Set(refusals)).toEqual(new Set(['conflict/changed']));
  expect(await db.selectFrom('request_update').select('request').execute()).toEqual([{ request: id }]);
  expect((await verifyAudit(db)).broken).toBeUndefined();
});
