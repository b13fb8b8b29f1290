import { randomBytes, randomInt } from 'node:crypto';
import { Hono } from 'hono';
import type pg from 'pg';

const listed =
  'id, status, status_note, type, description, address, address_id, latitude, longitude, media, requested_at, updated_at, expected_at, sequence, lang, stage, closed_at, published, area';
const columns = {
  request:
    'id, area, type, key, status, stage, description, address, address_id, latitude, longitude, media, lang, requested_at, updated_at, expected_at, published, is_private',
  request_private: 'request, fingerprint, contact, answers, consent, code_hash',
  job: 'area, kind, content, due_at',
};
/** `$1, $2` for so many values from a number on. */
const places = (from: number, names: string): string =>
  names
    .split(', ')
    .map((_, at) => `$${from + at}`)
    .join(', ');
const insertAll = `with kept as (insert into request (${columns.request}) values (${places(1, columns.request)}) on conflict do nothing returning id),
  hidden as (insert into request_private (${columns.request_private}) select ${places(19, columns.request_private)} from kept),
  told as (insert into job (${columns.job}) select ${places(25, columns.job)} from kept)
  select id from kept`;
const insertOne = `insert into request (${columns.request}) values (${places(1, columns.request)})`;

/**
 * What somebody writes with Hono and pg who needs these answers alone: the same questions to the database, the same bytes of body, and
 * nothing else. No areas, no limits, no filters, no other formats, no validation, no headers for other sites, no ETag.
 */
export async function bareApp(pool: pg.Pool): Promise<Hono> {
  const app = new Hono();
  const { rows: types } = await pool.query<{ id: string; name: string }>(`select id, definition->>'name' as name from request_type`);
  const names = new Map(types.map(({ id, name }) => [id, name]));
  const select = `select ${listed} from request where area = 'town'`;
  const written = (row: Row) => ({
    service_request_id: row.id,
    status: row.status,
    status_notes: row.status_note,
    service_name: names.get(row.type),
    service_code: row.type,
    description: row.description,
    agency_responsible: null,
    service_notice: null,
    requested_datetime: row.requested_at,
    updated_datetime: row.updated_at,
    expected_datetime: row.expected_at,
    address: row.address,
    address_id: row.address_id,
    zipcode: null,
    lat: row.latitude,
    long: row.longitude,
    media_url: null,
  });
  app.get('/list', async ({ req, json }) => {
    const size = Number(req.query('size'));
    const order = 'order by requested_at desc, sequence desc';
    const { rows } = await pool.query<Row>(`${select} and published ${order} limit $1`, [size + 1]);
    return json(rows.slice(0, size).map(written));
  });
  app.get('/one/:id', async ({ req, json }) => {
    const { rows } = await pool.query<Row>(`${select} and id = $1 and not is_private`, [req.param('id')]);
    return json(rows.map(written));
  });
  // The statement that keeps a report, its private part and the job of telling of it, all or nothing.
  app.post('/requests', async ({ req, json }) => {
    const { id, key, values } = requestOf(new URLSearchParams(await req.text()), req.header('idempotency-key'));
    const code = randomBytes(32).toString('hex');
    const event = JSON.stringify({ type: 'report.created', report: id });
    await pool.query(insertAll, [...values, id, code, '{}', '{}', null, code, 'town', 'event', event, values[13]]);
    return json([
      { service_request_id: id, service_notice: null, account_id: null, idempotency_key: key, tracking_code: code.slice(0, 24) },
    ]);
  });
  // One row and no more: what nobody can follow, answer by its key, or be told of.
  app.post('/rows', async ({ req, json }) => {
    const { id, values } = requestOf(new URLSearchParams(await req.text()), req.header('idempotency-key'));
    await pool.query(insertOne, [...values]);
    return json([{ service_request_id: id }]);
  });
  return app;
}

interface Row extends Readonly<Record<'id' | 'status' | 'type', string>> {
  readonly status_note: string | null;
  readonly description: string | null;
  readonly address: string | null;
  readonly address_id: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly requested_at: Date;
  readonly updated_at: Date;
  readonly expected_at: Date | null;
}

function requestOf(fields: URLSearchParams, key: string | undefined) {
  const at = new Date();
  const id = `${at.toISOString().slice(0, 10).replace(/-/g, '')}-${randomInt(1e6, 1e12)}`;
  const [latitude, longitude] = [Number(fields.get('lat')), Number(fields.get('long'))];
  const words = [fields.get('description'), null, null] as const;
  const kept = ['town', fields.get('service_code'), key, 'open', 'received'] as const;
  return { id, key, values: [id, ...kept, ...words, latitude, longitude, '[]', null, at, at, null, true, false] as const };
}
