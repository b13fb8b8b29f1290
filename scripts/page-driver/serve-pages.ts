import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { withRecorder } from './console-recorder.ts';

export interface Answer {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A page's HTML, an answer, or what makes one; a function that returns nothing has answered (or not) by itself. */
export type Route =
  string | Answer | ((request: IncomingMessage, response: ServerResponse) => Answer | string | void | Promise<Answer | string | void>);

export interface SiteOptions {
  /** By path without query; a path that ends in `*` stands for all that begin so. */
  readonly routes?: Readonly<Record<string, Route>>;
  /** Folder served where no route fits, or folders by path prefix: `{ '/civickit/1/': 'packages/embed/dist' }`. */
  readonly directory?: string | Readonly<Record<string, string>>;
  /** Added to every answer; an answer's own win. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoggedRequest {
  readonly method: string;
  /** With origin. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Site {
  /** `http://127.0.0.1:port`, a secure context. */
  readonly origin: string;
  /** The same site at the machine's own address, no secure context; undefined where the machine has none. */
  readonly plainOrigin: string | undefined;
  readonly requests: readonly LoggedRequest[];
  /** Reports of blocked things, as the browsers send them: every Content-Security-Policy gets a `report-uri` of ours. */
  readonly violations: Violation[];
  close(): Promise<void>;
}

export interface Violation {
  readonly document: string;
  readonly directive: string;
  readonly blocked: string;
}

const reportPath = '/__violations';
const all: (LoggedRequest & { webkit: boolean })[] = [];

/** The addresses that WebKit asks our servers for from now on. */
export function requestsSince(): () => readonly string[] {
  const start = all.length;
  return () => all.slice(start).flatMap((request) => (request.webkit ? [request.url] : []));
}

/** Serves real pages with real headers. A second origin is a second call. */
export async function servePages(options: SiteOptions): Promise<Site> {
  const requests: LoggedRequest[] = [];
  const violations: Violation[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const logged = {
      method: request.method ?? 'GET',
      url: `http://${request.headers.host}${request.url}`,
      headers: request.headers,
      webkit: isWebKit(request),
    };
    if (request.url === reportPath) {
      void collect(request, violations).then(() => response.writeHead(204).end());
      return;
    }
    requests.push(logged);
    all.push(logged);
    respond(options, request, response).catch((error: unknown) => response.destroy(error as Error));
  };
  const secure = await listen(answer, '127.0.0.1');
  const address = ownAddress();
  const plain = address === undefined ? undefined : await listen(answer, address);
  return {
    origin: originOf(secure),
    plainOrigin: plain && originOf(plain),
    requests,
    violations,
    async close() {
      for (const server of [secure, plain]) {
        server?.closeAllConnections();
        server?.close();
      }
      await Promise.resolve();
    },
  };
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void, host: string): Promise<Server> {
  const server = createServer(answer).listen(0, host);
  await once(server, 'listening');
  return server;
}

function originOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address}:${port}`;
}

function ownAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((face) => face && !face.internal && face.family === 'IPv4')?.address;
}

async function respond(options: SiteOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://any').pathname;
  const route =
    options.routes?.[path] ??
    Object.entries(options.routes ?? {}).find(([key]) => key.endsWith('*') && path.startsWith(key.slice(0, -1)))?.[1];
  const made = typeof route === 'function' ? await route(request, response) : (route ?? (await fromDirectory(options.directory, path)));
  if (made === undefined) return;
  const answer: Answer = typeof made === 'string' ? { body: made } : made;
  const headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  for (const [name, value] of Object.entries({ ...options.headers, ...answer.headers })) {
    const key = name.toLowerCase();
    headers[key] = key === 'content-security-policy' ? `${value}; report-uri ${reportPath}` : value;
  }
  const body = Buffer.from(answer.body ?? '');
  const html = headers['content-type']?.startsWith('text/html');
  response
    .writeHead(answer.status ?? 200, headers)
    .end(html && isWebKit(request) ? withRecorder(body, headers['content-security-policy']) : body);
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

async function fromDirectory(directory: SiteOptions['directory'], path: string): Promise<Answer> {
  const folders = typeof directory === 'string' ? { '/': directory } : (directory ?? {});
  const prefix = Object.keys(folders)
    .filter((key) => path.startsWith(key))
    .sort((a, b) => b.length - a.length)[0];
  const inside = prefix && normalize(decodeURIComponent(path.slice(prefix.length)) || 'index.html');
  if (prefix === undefined || !inside || inside.startsWith('..')) return { status: 404, body: 'not found' };
  const file = join(folders[prefix] ?? '', inside.endsWith('/') ? `${inside}index.html` : inside);
  return readFile(file).then(
    (body) => ({ body, headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream' } }),
    () => ({ status: 404, body: 'not found' }),
  );
}

async function collect(request: IncomingMessage, violations: Violation[]): Promise<void> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const report = (JSON.parse(text) as { 'csp-report'?: Record<string, string> })['csp-report'] ?? {};
  violations.push({
    document: report['document-uri'] ?? '',
    directive: report['effective-directive'] ?? report['violated-directive'] ?? '',
    blocked: report['blocked-uri'] ?? '',
  });
}

function isWebKit(request: IncomingMessage): boolean {
  return /AppleWebKit\/(?!.*Chrome)/.test(request.headers['user-agent'] ?? '');
}
