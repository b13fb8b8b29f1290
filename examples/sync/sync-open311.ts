/**
 * Keeps service requests of an Open311 server in a database: `node sync-open311.ts <base address> <database>`.
 * A run that is killed goes on where it was; a run that has finished is followed by one that asks only for what has changed.
 */
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { open311 } from '@civickit/adapters/open311';
import { ureport } from '@civickit/adapters/open311/ureport';
import { createCivicClient } from '@civickit/core';

/** What changes while a run reads, or has been stamped by a clock that is slow, comes again with the next run. */
const overlapMs = 10 * 60_000;

const { positionals } = parseArgs({ allowPositionals: true });
const [url = '', file = 'requests.db'] = positionals;
const id = 'town';
const client = createCivicClient({ requests: open311({ id, url, dialect: ureport }) });

const database = new DatabaseSync(file);
database.exec(`
  CREATE TABLE IF NOT EXISTS requests (source TEXT, id TEXT, status TEXT, updated TEXT, request TEXT, PRIMARY KEY (source, id));
  CREATE TABLE IF NOT EXISTS runs (source TEXT PRIMARY KEY, updated_after TEXT, cursor TEXT, started TEXT)`);
const upsert = database.prepare(`INSERT INTO requests VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
  SET status = excluded.status, updated = excluded.updated, request = excluded.request`);
const saveRun = database.prepare('INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?)');

const run = database.prepare('SELECT updated_after, cursor, started FROM runs WHERE source = ?').get(id);
const updatedAfter = run?.['updated_after'] ? String(run['updated_after']) : undefined;
const cursor = run?.['cursor'] ? String(run['cursor']) : undefined;
const started = run?.['started'] ? String(run['started']) : new Date().toISOString();
const query = { limit: 1000, ...(updatedAfter !== undefined && { updatedAfter }) };

let stored = 0;
for await (const page of client.requests.pages(query, { ...(cursor !== undefined && { cursor }) })) {
  for (const { state, error, skipped } of page.sources) {
    if (state !== 'ok') throw error ?? new Error(`${id} is ${state}`);
    if (skipped) console.warn(`${skipped} rows cannot be read`);
  }
  if (page.cursor === undefined && !page.complete) throw new Error(`${id} has more than it gives`);
  database.exec('BEGIN');
  for (const request of page.items) {
    const kept = { ...request, raw: undefined };
    upsert.run(request.ref.source, request.ref.id, request.authorityStatus, request.updated?.iso ?? null, JSON.stringify(kept));
  }
  // The page and the place behind it are stored together or not at all.
  if (page.cursor !== undefined) saveRun.run(id, updatedAfter ?? null, page.cursor, started);
  else saveRun.run(id, new Date(Date.parse(started) - overlapMs).toISOString(), null, null);
  database.exec('COMMIT');
  stored += page.items.length;
}
client.close();
database.close();
console.log(`${stored} requests stored`);
