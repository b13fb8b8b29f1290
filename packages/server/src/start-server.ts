import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CivicError } from '@civickit/core';
import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.js';
import { dumpNow, startDailyDumps, type WrittenDump } from './backup/daily-dumps.js';
import type { ServerContext } from './context.js';
import { defaultFolder, openDatabase, type DatabaseOptions } from './database/open-database.js';
import { readDesk } from './desk/read-desk.js';
import type { RateLimits } from './http/rate-limit.js';
import { startWorker } from './jobs/start-worker.js';
import { openMedia } from './media/open-media.js';
import { openPictures } from './media/pictures/open-pictures.js';
import type { Pictures } from './media/pictures/pictures.js';
import type { S3Options } from './media/s3/s3-options.js';
import { sweepMedia } from './media/sweep-media.js';
import { checkOutgoing, type Outgoing } from './outgoing/outgoing-setting.js';
import { isUnheard } from './outgoing/hand-out.js';
import { readOutgoing } from './outgoing/read-outgoing.js';
import { runJob } from './outgoing/run-job.js';
import { sweepPrivate } from './privacy/retention.js';
import type { ProofSetting } from './proof/proof-setting.js';
import { openSecrets } from './secrets.js';
import type { AreaSources } from './sources/area-sources.js';
import { firstLink, type SetUpLink } from './staff/members/set-up-links.js';
import type { OidcOptions } from './staff/sign-in/oidc.js';
import { sweepSignIns } from './staff/sign-in/sweep-sign-ins.js';

export interface ServerOptions {
  readonly database?: DatabaseOptions;
  /** Folder for the files that people send. @default `media` in the folder of the database, also where that is PostgreSQL */
  readonly mediaFolder?: string;
  /** Bucket for the files that people send, in place of a folder. */
  readonly s3?: S3Options;
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
  /** When whoever sends works something out first (docs/server/proof-of-work.md). @default never */
  readonly proof?: ProofSetting;
  /** An OpenID provider by whose accounts members may sign in, beside their passwords; it needs a `publicUrl`. */
  readonly oidc?: OidcOptions;
  /** Mail and webhooks. @default what the environment says of them (docs/server/mail.md) */
  readonly outgoing?: Outgoing;
  /** Folder of the pages for staff, as `@civickit/desk` has it, to be served at `/desk`. Without it there are none. */
  readonly deskFolder?: string;
  /** Bytes of what is being sent that may be in memory at one time; beyond them 503 is answered. @default 128 MiB */
  readonly bodyBytes?: number;
}

export interface RunningServer {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly database: 'postgresql' | 'pglite';
  /** How pictures are freed of what they tell; `segments` where sharp cannot be loaded on this machine. */
  readonly pictures: Pictures['by'];
  /** Writes today's dump into `dumps` of the folder, in place of an earlier one of today. The trial does so by itself each day. */
  dumpNow(): Promise<WrittenDump>;
  /** A new link by which the first administrator chooses a password; undefined where anybody is a member already. */
  firstLink(): Promise<SetUpLink | undefined>;
  /** Answers what has come, takes no more, and closes the database. */
  close(): Promise<void>;
}

const hour = 3_600_000;
/** An answer that takes longer when the server is told to stop is cut off; systemd waits 90 s. */
const longestAnswerMs = 20_000;

/**
 * @throws CivicError as `openDatabase`; `config/media` for a bucket that cannot be had; `config/outgoing`; `config/invalid` for an `oidc`
 *   without `publicUrl`, for a `proof` that none can bring, and for a `deskFolder` that holds no desk; an error with the code `EADDRINUSE` where the port is taken
 */
export async function startServer({
  database: wanted = {},
  mediaFolder = join(wanted.folder ?? defaultFolder, 'media'),
  port = 4312,
  host = '127.0.0.1',
  clock = Date,
  publicUrl,
  sources = {},
  rates = {},
  proof,
  oidc,
  outgoing: told,
  s3,
  deskFolder,
  bodyBytes,
}: ServerOptions = {}): Promise<RunningServer> {
  if (oidc && publicUrl === undefined) {
    throw new CivicError('config/invalid', 'A sign-in by an OpenID provider needs the address that people come back to: give publicUrl');
  }
  // Before anything is opened: a mistake in it stops the start.
  const outgoing = checkOutgoing(told ?? (await readOutgoing(process.env)), publicUrl);
  const database = await openDatabase(wanted);
  try {
    const secrets = await openSecrets(database.db);
    const media = await openMedia(database.db, mediaFolder, s3);
    const pictures = await openPictures();
    const desk = deskFolder === undefined ? undefined : await readDesk(deskFolder);
    const context: ServerContext = {
      db: database.db,
      secrets,
      media,
      pictures,
      clock,
      rates,
      ...(proof && { proof }),
      ...(desk && { desk }),
      ...(bodyBytes !== undefined && { bodyBytes }),
      sources,
      ...(publicUrl !== undefined && { publicUrl }),
      ...(oidc && { oidc }),
      ...(outgoing.offices && { offices: outgoing.offices }),
    };
    const mailer = outgoing.mail && (await import('./mail/mailer.js')).openMailer(outgoing.mail);
    const app = createApp(context);
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.listen(port, host);
    await once(server, 'listening');
    // What fails now is tried again in an hour.
    const sweep = async (): Promise<void> => {
      // What is deleted first frees files. What fails holds up none of the others.
      await sweepPrivate(context, outgoing.offices).catch(console.error);
      await sweepMedia(context).catch(console.error);
      await sweepSignIns(database.db, clock.now()).catch(console.error);
    };
    const sweeping = setInterval(() => void sweep(), hour).unref();
    const { port: given } = server.address() as AddressInfo;
    const tools = { outgoing, ...(mailer && { mailer }) };
    const worker = startWorker({
      db: database.db,
      clock,
      run: (taken) => runJob(context, tools, taken),
      isIdle: (taken) => isUnheard(outgoing, taken),
    });
    const dumps = { db: database.db, folder: wanted.folder ?? defaultFolder, clock };
    const daily = database.kind === 'pglite' ? startDailyDumps(dumps) : undefined;
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${given}`;
    return {
      url,
      database: database.kind,
      pictures: pictures.by,
      dumpNow: () => dumpNow(dumps),
      firstLink: () => firstLink(database.db, { origin: publicUrl ?? url, now: clock.now() }),
      async close() {
        clearInterval(sweeping);
        await closeServer(server);
        await worker.stop();
        mailer?.close();
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
