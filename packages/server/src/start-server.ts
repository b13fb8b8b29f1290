import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.js';
import { dumpNow, startDailyDumps, type WrittenDump } from './backup/daily-dumps.js';
import type { ServerContext } from './context.js';
import { defaultFolder, openDatabase, type DatabaseOptions } from './database/open-database.js';
import type { RateLimits } from './http/rate-limit.js';
import { claimMedia } from './media/claim-media.js';
import { openFolderMedia } from './media/folder-media.js';
import { sweepMedia } from './media/sweep-media.js';
import { openSecrets } from './secrets.js';
import type { AreaSources } from './sources/area-sources.js';

export interface ServerOptions {
  readonly database?: DatabaseOptions;
  /** Folder for the files that people send. @default `media` in the folder of the database, also where that is PostgreSQL */
  readonly mediaFolder?: string;
  /** @default 4312; 0 takes any free one */
  readonly port?: number;
  /** Address to listen on. @default '127.0.0.1' */
  readonly host?: string;
  readonly clock?: { now(): number };
  /** Origin under which people reach the server, where a proxy stands before it. @default that of each request */
  readonly publicUrl?: string;
  /** Other people's sources, by the id of the area whose pages read them. */
  readonly sources?: Readonly<Record<string, AreaSources>>;
  /** How much each network may ask for. Behind a web server name it here, or all who come through it count as one. */
  readonly rates?: RateLimits;
}

export interface RunningServer {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly database: 'postgresql' | 'pglite';
  /** Writes today's dump into `dumps` of the folder, in place of an earlier one of today. The trial does so by itself each day. */
  dumpNow(): Promise<WrittenDump>;
  /** Answers what has come, takes no more, and closes the database. */
  close(): Promise<void>;
}

const hour = 3_600_000;
/** An answer that takes longer when the server is told to stop is cut off; systemd waits 90 s. */
const longestAnswerMs = 20_000;

/** @throws CivicError as `openDatabase`; an error with the code `EADDRINUSE` where the port is taken */
export async function startServer({
  database: wanted = {},
  mediaFolder = join(wanted.folder ?? defaultFolder, 'media'),
  port = 4312,
  host = '127.0.0.1',
  clock = Date,
  publicUrl,
  sources = {},
  rates = {},
}: ServerOptions = {}): Promise<RunningServer> {
  const database = await openDatabase(wanted);
  try {
    const secrets = await openSecrets(database.db);
    await claimMedia(mediaFolder, database.db);
    const media = await openFolderMedia(mediaFolder);
    const context: ServerContext = {
      db: database.db,
      secrets,
      media,
      clock,
      rates,
      sources,
      ...(publicUrl !== undefined && { publicUrl }),
    };
    const app = createApp(context);
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.listen(port, host);
    await once(server, 'listening');
    // What fails now is tried again in an hour.
    const sweeping = setInterval(() => void sweepMedia(context).catch(console.error), hour).unref();
    const { port: given } = server.address() as AddressInfo;
    const dumps = { db: database.db, folder: wanted.folder ?? defaultFolder, clock };
    const daily = database.kind === 'pglite' ? startDailyDumps(dumps) : undefined;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${given}`,
      database: database.kind,
      dumpNow: () => dumpNow(dumps),
      async close() {
        clearInterval(sweeping);
        await closeServer(server);
        await daily?.stop();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Connections are kept open between answers, some for ever. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), longestAnswerMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
