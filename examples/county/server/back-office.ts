import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePast } from './demo/make-past.ts';
import type { Scene } from './feeds.ts';

/** Where all forms of the county go. */
export const formsAddress = '/forms/send';

const area = 'qingshi';
const countyFile = fileURLToPath(new URL('../county.json', import.meta.url));
/** The pages for staff, once they are built. */
const desk = join(dirname(createRequire(import.meta.url).resolve('@civickit/desk/package.json')), 'dist/desk');
/** All come from this machine, and tests many at a time. */
const perMinute = { read: 6000, write: 2000, code: 600 };

/** The county's own CivicKit server, which stands behind its web server. */
export interface BackOffice {
  /** Its origin; starts it where nobody has asked for anything yet. */
  url(): Promise<string>;
  /** Answers for an address of the county's site that `isForBackOffice`. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The path and query of a link by which the first administrator chooses a password; undefined where somebody has. */
  firstLink(): Promise<string | undefined>;
  /** Writes down what is in it, and gives the file. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

/** What the county's web server hands on: its forms, and all that the server has an address of its own for. */
export function isForBackOffice(method: string, path: string): boolean {
  return (method === 'POST' && path === formsAddress) || path.startsWith('/forms/received/') || isOwnAddress(path);
}

function isOwnAddress(path: string): boolean {
  return /^\/(areas|staff|desk|open311|openapi\.json|healthz)(?=[/?]|$)/.test(path);
}

interface BackOfficeOptions {
  readonly now: () => number;
  /** Keeps what people send; without one it is forgotten at the end. */
  readonly folder?: string | undefined;
  /** Where the county's own site is, for a county with a past; without it there is nothing in the server but its forms. */
  readonly past?: (() => Omit<Scene, 'now'>) | undefined;
}

export function openBackOffice({ now, folder: kept, past }: BackOfficeOptions): BackOffice {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'civickit-county-'));
  let started: ReturnType<typeof start> | undefined;

  async function start() {
    // Not before it is asked for: the packages may not be built when the county begins.
    const { importCounty, openDatabase, startServer } = await import('@civickit/server');
    if (past) await makePast(folder, { ...past(), now: now() });
    const database = await openDatabase({ folder });
    try {
      await importCounty(database.db, countyFile, now());
    } finally {
      await database.close();
    }
    return startServer({
      database: { folder },
      port: 0,
      clock: { now },
      rates: { perMinute },
      ...(existsSync(desk) && { deskFolder: desk }),
    });
  }
  const server = (): ReturnType<typeof start> => (started ??= start());

  return {
    url: async () => (await server()).url,
    async firstLink() {
      const link = await (await server()).firstLink();
      return link && link.url.slice(new URL(link.url).origin.length);
    },
    dump: async () => (await (await server()).dumpNow()).file,
    async answer(request, response) {
      const { url, method = 'GET', headers } = request;
      const target = `${(await server()).url}${isOwnAddress(url ?? '') ? '' : `/areas/${area}`}${url ?? ''}`;
      await new Promise<void>((resolve, reject) => {
        const asked = ask(target, { method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response).once('finish', resolve).once('error', reject);
        });
        request.pipe(asked).once('error', reject);
      });
    },
    async close() {
      await (await started)?.close();
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
