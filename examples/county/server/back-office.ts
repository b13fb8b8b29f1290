import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where all forms of the county go. */
export const formsAddress = '/forms/send';

const area = 'qingshi';
const ownAddresses = `/areas/${area}/`;
const countyFile = fileURLToPath(new URL('../county.json', import.meta.url));
/** All come from this machine, and tests many at a time. */
const perMinute = { read: 6000, write: 2000, code: 600 };

/** The county's own CivicKit server, which stands behind its web server. */
export interface BackOffice {
  /** Its origin; starts it where nobody has asked for anything yet. */
  url(): Promise<string>;
  /** Answers for an address of the county's site that `isForBackOffice`. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Writes down what is in it, and gives the file. */
  dump(): Promise<string>;
  close(): Promise<void>;
}

/** What the county's web server hands on. */
export function isForBackOffice(method: string, path: string): boolean {
  return (method === 'POST' && path === formsAddress) || path.startsWith('/forms/received/') || path.startsWith(ownAddresses);
}

/** `folder` keeps what people send; without one it is forgotten at the end. */
export function openBackOffice({ now, folder: kept }: { readonly now: () => number; readonly folder?: string | undefined }): BackOffice {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'civickit-county-'));
  let started: ReturnType<typeof start> | undefined;

  async function start() {
    // Not before it is asked for: the packages may not be built when the county begins.
    const { importCounty, openDatabase, startServer } = await import('@civickit/server');
    const database = await openDatabase({ folder });
    try {
      await importCounty(database.db, countyFile, now());
    } finally {
      await database.close();
    }
    return startServer({ database: { folder }, port: 0, clock: { now }, rates: { perMinute } });
  }
  const server = (): ReturnType<typeof start> => (started ??= start());

  return {
    url: async () => (await server()).url,
    dump: async () => (await (await server()).dumpNow()).file,
    async answer(request, response) {
      const { url = '', method = 'GET', headers } = request;
      const target = `${(await server()).url}${url.startsWith(ownAddresses) ? '' : `/areas/${area}`}${url}`;
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
