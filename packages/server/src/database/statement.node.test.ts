import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { putArea } from '../areas/area-store.js';
import { startPostgres } from '../postgres.node.js';
import { findRequests, listRequests } from '../requests/list-requests.js';
import { insertRequest } from '../requests/insert-request.js';
import { putRequestTypes } from '../requests/request-types.js';
import { openDatabase } from './open-database.js';

const town = { id: 'town', name: 'Town', zone: 'Asia/Shanghai', lang: 'en' };
const at = new Date('2026-03-04T08:26:05.120Z');
const none = { key: null, stage: null, description: null, address: null, address_id: null, latitude: null, longitude: null, lang: null, expected_at: null }; // prettier-ignore
const report = { ...none, id: 'r1', area: 'town', type: 'lamp', status: 'open', media: '[]', requested_at: at, updated_at: at, published: true, is_private: false } as const; // prettier-ignore
const hidden = { request: 'r1', fingerprint: 'x', contact: '{}', answers: '{}', consent: null, code_hash: 'x', photos: 0 };
const job = { area: 'town', kind: 'event', content: '{}', due_at: at };

test('PostgreSQL keeps what is asked often prepared, also over a new column, and answers alike in every zone', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const url = await postgres.database();
  const { db, close } = await openDatabase({ url, connections: 1 });
  await putArea(db, town);
  await putRequestTypes(db, 'town', [{ id: 'lamp', name: 'Lamps' }]);
  expect([await insertRequest(db, { request: report, hidden, job }), await insertRequest(db, { request: report, hidden, job })]).toEqual([
    true,
    false,
  ]);
  const list = async () => (await listRequests(db, town, { page: 1, extensions: false }, at.getTime())).requests;
  const [first] = await list();
  expect([first?.ref.id, first?.requested?.iso]).toEqual(['r1', '2026-03-04T08:26:05.120Z']);
  await sql`alter table request add column later text`.execute(db);
  await sql`set time zone 'Asia/Kathmandu'`.execute(db);
  expect([await list(), await findRequests(db, 'town', ['r1'], false)]).toEqual([[first], [first]]);
  const kept = await sql<{ name: string }>`select name from pg_prepared_statements order by name`.execute(db);
  expect(kept.rows.map(({ name }) => name)).toEqual(['insert-request', 'newest-requests', 'request-by-id']);
  await close();
});
