import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.js';
import type { ServerContext } from './context.js';
import { defaultFolder, openDatabase, type DatabaseOptions } from './database/open-database.js';
import { openFolderMedia } from './media/folder-media.js';
import { sweepMedia } from './media/sweep-media.js';
import { openSecrets } from './secrets.js';

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
}

export interface RunningServer {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly database: 'postgresql' | 'pglite';
  /** Answers what has come, takes no more, and closes the database. */
  close(): Promise<void>;
}

const hour = 3_600_000;

/** @throws CivicError as `openDatabase`; an error with the code `EADDRINUSE` where the port is taken */
export async function startServer({
  database: wanted = {},
  mediaFolder = join(wanted.folder ?? defaultFolder, 'media'),
  port = 4312,
  host = '127.0.0.1',
  clock = Date,
  publicUrl,
}: ServerOptions = {}): Promise<RunningServer> {
  const database = await openDatabase(wanted);
  try {
    const media = await openFolderMedia(mediaFolder);
    const context: ServerContext = {
      db: database.db,
      secrets: await openSecrets(database.db),
      media,
      clock,
      ...(publicUrl !== undefined && { publicUrl }),
    };
    const app = createApp(context);
    const server = createAdaptorServer({ fetch: app.fetch });
    server.listen(port, host);
    await once(server, 'listening');
    // What fails now is tried again in an hour.
    const sweeping = setInterval(() => void sweepMedia(context).catch(console.error), hour).unref();
    const { port: given } = server.address() as AddressInfo;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${given}`,
      database: database.kind,
      async close() {
        clearInterval(sweeping);
        const closed = new Promise((resolve) => server.close(resolve));
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        await closed;
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
