import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttp, type SourceContext } from '@civickit/core';
import { PGlite, types } from '@electric-sql/pglite';
import type { Hono } from 'hono';
import { Kysely, sql } from 'kysely';
import { preparedDatabase } from '../prepare.js';
import { createApp } from './app.js';
import { putArea } from './areas/area-store.js';
import type { ServerContext } from './context.js';
import { migrate } from './database/migrate.js';
import { forget } from './database/remembered.js';
import { PGliteDialect } from './database/pglite-dialect.js';
import type { Tables } from './database/schema.js';
import { openFolderMedia } from './media/folder-media.js';
import { openPictures } from './media/pictures/open-pictures.js';
import { openSecrets } from './secrets.js';

/** An empty database in memory, with the tables of this release. */
export async function openMemory(): Promise<Kysely<Tables>> {
  const loadDataDir = await openAsBlob(await preparedDatabase());
  const client = await PGlite.create({ loadDataDir, parsers: { [types.INT8]: (value: string) => value } });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect(client) });
  await migrate(db);
  return db;
}

export interface TestServer extends ServerContext {
  readonly app: Hono;
  /** Goes on when it is told to. */
  readonly clock: { now(): number; time: number };
  /** Where its `media` are. */
  readonly folder: string;
}

export const now = Date.parse('2026-06-30T08:00:00Z');

// Opening one takes a second, emptying it none. Files that share a process share it too, so that nobody closes it.
let shared: Promise<Kysely<Tables>> | undefined;
const media = mkdtempSync(join(tmpdir(), 'civickit-media-'));
process.once('exit', () => rmSync(media, { recursive: true, force: true }));

/** A server of one county, `qingshi`, in memory: empty, and the only one at a time. */
export async function openServer(more: Pick<ServerContext, 'sources' | 'proof'> = {}): Promise<TestServer> {
  const db = await (shared ??= openMemory());
  await sql`truncate area, secret, member, sign_in_step, set_up_link, audit cascade`.execute(db);
  forget(db);
  const clock = { time: now, now: () => clock.time };
  await putArea(db, { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
  const folder = mkdtempSync(join(media, 'of-'));
  const stores = { media: await openFolderMedia(folder), pictures: await openPictures() };
  const context: ServerContext = { db, secrets: await openSecrets(db), ...stores, clock, ...more };
  return { ...context, clock, folder, app: createApp(context) };
}

/** What a source of ours is asked with, by somebody at the clock of the server. */
export function contextOf({ clock }: TestServer): SourceContext {
  return { http: createHttp(), clock, zone: 'Asia/Shanghai', signal: new AbortController().signal };
}
