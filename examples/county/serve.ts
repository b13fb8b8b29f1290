import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type BackOffice, isForBackOffice, openBackOffice } from './server/back-office.ts';
import { answerCounty, type ArchiveState, type CountySite } from './server/county.ts';
import { columns } from './server/columns.ts';
import type { Scene } from './server/feeds.ts';
import { builtKit, ensureKit } from './server/kit.ts';
import { answerOffice, isOffice, type Report } from './server/office.ts';
import { answerOther } from './server/other.ts';
import { writeNoticesInto, writtenPage } from './server/written-page.ts';
import type { answerOwnSite } from './server/own-site.ts';

export interface CountyOptions {
  /** The moment from which all dates count, in milliseconds. @default Date.now */
  readonly now?: () => number;
  /** Ports of the county's site and of the second origin; 0 takes any free one, a taken one gives way to the next. @default [0, 0] */
  readonly ports?: readonly [number, number];
  /** Address to listen on. @default '127.0.0.1' */
  readonly host?: string;
  /** Folder served as `/civickit/`. @default the build's */
  readonly civickitDirectory?: string;
  /** Whether the gazette answers once, always or never. @default 'once' */
  readonly archive?: ArchiveState;
  /** Folder of the county's server, which keeps what people send. @default one that is gone at the end */
  readonly folder?: string;
  /** Whether a new folder is filled with notices, services and reports of months. @default false */
  readonly past?: boolean;
  /** Whether notices are written into a page, now and every quarter of an hour. @default false */
  readonly written?: boolean;
  /** Print no line per request. @default true */
  readonly quiet?: boolean;
}

export interface LoggedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly host: string;
  readonly headers: IncomingHttpHeaders;
}

export interface County {
  /** Origin of the county's site, without a slash at the end. */
  readonly url: string;
  /** Origin of the other office's host. */
  readonly otherUrl: string;
  /** The last thousand requests to both, oldest first. */
  readonly requests: LoggedRequest[];
  /** The county's own server, which takes its forms. */
  readonly backOffice: BackOffice;
  /** Sets the gazette's state and forgets whom it answered. */
  setArchive(state: ArchiveState): void;
  close(): Promise<void>;
}

const quarterMs = 900_000;

/** Serves the demo county and its second origin. */
export async function startCounty(options: CountyOptions = {}): Promise<County> {
  const {
    now = Date.now,
    ports = [0, 0],
    host = '127.0.0.1',
    civickitDirectory = builtKit,
    archive = 'once',
    folder,
    past = false,
    written = false,
    quiet = true,
  } = options;
  const site: CountySite = { kitDirectory: civickitDirectory, archive, answered: new Set(), written: new Map() };
  const requests: LoggedRequest[] = [];
  const reports: Report[] = [];
  const listening: { county: number; other: number } = { county: 0, other: 0 };
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const originOf = (which: 'county' | 'other') => `http://${address}:${listening[which]}`;
  const backOffice = openBackOffice({ now, folder, ...(past && { past: () => ({ site: originOf('county'), other: originOf('other') }) }) });

  const serve = (which: 'county' | 'other') => (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/', headers } = request;
    requests.push({ method, url, host: headers.host ?? '', headers });
    if (requests.length > 1000) requests.shift();
    if (!quiet)
      response.once('close', () =>
        console.log(`${which} ${method} ${url} ${response.writableFinished ? response.statusCode : 'no answer'}`),
      );
    if (which === 'other' && isOffice(url)) {
      const office = answerOffice(reports, new URL(url, 'http://county.invalid'), now(), request, response);
      return void office.catch(() => response.destroy());
    }
    const hostname = /^([\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.exec(headers.host ?? '')?.[1] ?? '127.0.0.1';
    const scene: Scene = {
      now: now(),
      site: `http://${hostname}:${listening.county}`,
      other: `http://${hostname}:${listening.other}`,
      past,
    };
    if (which === 'county' && isForBackOffice(method, url))
      return void backOffice.answer(request, response).catch(() => response.destroy());
    if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    try {
      const target = new URL(url.startsWith('/') ? `http://county.invalid${url}` : url);
      if (which === 'county' && past && target.pathname.startsWith('/own/')) {
        const office = { now: now(), server: () => backOffice.url() };
        answerOwn(target.pathname, office, request, response).catch((error: unknown) => {
          console.error(error);
          response.destroy();
        });
      } else if (which === 'county') answerCounty(site, target, scene, request, response);
      else answerOther(target, scene, request, response);
    } catch (error) {
      const malformed = error instanceof URIError || (error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL');
      if (!malformed) console.error(error);
      if (!response.headersSent) response.writeHead(malformed ? 400 : 500);
      response.end();
    }
  };

  const county = createServer(serve('county'));
  const other = createServer(serve('other'));
  listening.county = await listen(county, ports[0], host);
  listening.other = await listen(other, ports[1], host);

  const write = async (): Promise<void> => {
    const page = await writeNoticesInto(originOf('county'));
    if (page !== undefined) site.written.set(writtenPage, page);
  };
  if (written) await write();
  const timer = written ? setInterval(() => void write().catch(console.error), quarterMs) : undefined;

  return {
    url: originOf('county'),
    otherUrl: originOf('other'),
    requests,
    backOffice,
    setArchive(state) {
      site.archive = state;
      site.answered.clear();
    },
    async close() {
      clearInterval(timer);
      const closed = [county, other].map((server) => new Promise((resolve) => server.close(resolve)));
      county.closeAllConnections();
      other.closeAllConnections(); // the weather bureau's would stay for ever
      await Promise.all(closed);
      await backOffice.close();
    },
  };
}

/** Its code is loaded when it is asked for: the packages may not be built when the county begins. */
async function answerOwn(...asked: Parameters<typeof answerOwnSite>): Promise<void> {
  const site = await import('./server/own-site.ts');
  await site.answerOwnSite(...asked);
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let tried = port; ; tried++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(tried, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || tried > port + 50) throw error;
    }
  }
}

const folder = fileURLToPath(new URL('../../.county', import.meta.url));

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { host: { type: 'string' }, port: { type: 'string' }, verbose: { type: 'boolean' } } });
  const port = Number(values.port ?? 4310);
  const kit = ensureKit();
  const { url, otherUrl, backOffice } = await startCounty({
    ports: [port, port + 1],
    host: values.host ?? '127.0.0.1',
    folder,
    past: true,
    written: true,
    quiet: !values.verbose,
  });
  const feeds = columns.map(
    (column) => `  ${(column.host === 'county' ? url : otherUrl) + `/feeds/${column.file}`}\n      ${column.shows}`,
  );
  console.log(`
青石县 Qingshi County, a demo. It does not exist; its texts are ours.

  Start here       ${url}/
${kit ? await serverLines(url, backOffice) : '\nThe kit is not built: the pages show their own lists, without our widget, and the county has no server.\n'}
Sites of three ages, fed by what such counties have
  jQuery era       ${url}/classic.html
  GBK and tables   ${url}/gbk.html
  Modern           ${url}/modern.html      its notices written into it by civickit render: also without JavaScript

Feeds, from two origins; dates count from today
${feeds.join('\n')}

Every element in every state: npm run catalogue
Ctrl+C stops.`);
}

/** Where the county's own server is found, which stands behind its site. */
async function serverLines(url: string, backOffice: BackOffice): Promise<string> {
  console.log("Starting the county's server, which is filled with months of work the first time …");
  const link = await backOffice.firstLink();
  const hasDesk = (await fetch(`${url}/desk/`)).ok;
  return `
The county's own CivicKit server. What is sent to it stays in ${relative(process.cwd(), folder)}; delete that folder to begin anew
  Resident pages   ${url}/own/      in English ${url}/own/en/
  Report something ${url}/report.html
  Public reports   ${url}/reports.html      one report by its code ${url}/follow.html
  Open311          ${url}/areas/qingshi/open311/v2/services.json
  Feed, warnings   ${url}/areas/qingshi/notices.json      ${url}/areas/qingshi/alerts/index.atom
  HSDS             ${url}/areas/qingshi/hsds/services
  All of it        ${url}/openapi.json
${hasDesk ? `  Desk for staff   ${url}/desk/\n` : ''}${
    link === undefined
      ? ''
      : `
Nobody works there yet. Whoever opens this link becomes the first administrator; it is good once, and for 24 hours:
  ${url}${link}
`
  }`;
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    const { code, message } = error as { code?: string; message: string };
    if (code !== 'storage/folder-in-use') throw error;
    console.error(`The county is being served already: ${message}`);
    process.exit(1);
  });
}
