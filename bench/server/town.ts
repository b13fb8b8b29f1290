/** Either server in a process of its own, on a free port that it prints: `node town.ts ours|bare`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@civickit/server';
import { serve } from '@hono/node-server';
import pg from 'pg';
import { bareApp } from './bare.ts';

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
  const app = await bareApp(new pg.Pool({ connectionString: url, max: connections }));
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://127.0.0.1:${port}`));
}
