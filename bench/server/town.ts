/** Either server in a process of its own, on a free port that it prints: `node town.ts ours|bare`. */
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@civickit/server';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

const url = process.env['DATABASE_URL'] ?? '';
const connections = 10;
const perMinute = { read: 1e9, write: 1e9, code: 1e9 };

if (process.argv[2] === 'ours') {
  const folder = mkdtempSync(join(tmpdir(), 'civickit-bench-'));
  process.once('SIGTERM', () => {
    rmSync(folder, { recursive: true });
    process.exit();
  });
  const server = await startServer({ database: { url, folder, connections }, port: 0, rates: { perMinute } });
  console.log(server.url);
} else {
  serve({ fetch: bareApp().fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://127.0.0.1:${port}`));
}

/** The same queries on the same tables, and nothing else: no validation, no areas, no limits, no formats, no ETag. */
function bareApp(): Hono {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const app = new Hono();
  const select = `select * from request where area = 'town' and published`;
  const order = 'order by requested_at desc, sequence desc';
  app.get('/list', async ({ req, json }) => json((await pool.query(`${select} ${order} limit $1`, [Number(req.query('size')) + 1])).rows));
  app.get('/one/:id', async ({ req, json }) => json((await pool.query(`${select} and id = $1`, [req.param('id')])).rows));
  app.post('/requests', async ({ req, json }) => {
    const fields = new URLSearchParams(await req.text());
    const client = await pool.connect();
    try {
      await client.query('begin');
      const id = `bare-${randomInt(1e12)}`;
      const at = new Date();
      const columns = 'id, area, type, key, status, description, latitude, longitude, media, requested_at, updated_at, published';
      await client.query(`insert into request (${columns}) values ($1, 'town', $2, $3, 'open', $4, $5, $6, '[]', $7, $7, true)`, [
        id,
        fields.get('service_code'),
        req.header('idempotency-key'),
        fields.get('description'),
        fields.get('lat'),
        fields.get('long'),
        at,
      ]);
      const hidden = 'request, fingerprint, contact, answers, code_hash';
      await client.query(`insert into request_private (${hidden}) values ($1, '', '{}', '{}', $2)`, [id, randomUUID()]);
      await client.query('commit');
      return json([{ service_request_id: id }]);
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  });
  return app;
}
