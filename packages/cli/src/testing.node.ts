import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { run } from './run.js';

/** A server of another site on a free port, with what it was asked. */
export interface OtherSite {
  readonly origin: string;
  readonly requests: readonly IncomingMessage[];
  close(): Promise<void>;
}

export async function serveOther(answer: RequestListener): Promise<OtherSite> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A function over fetch's types, such as the servers of `@civickit/core/testing`, as an answer of `serveOther`; it reads no bodies. */
export function answerBy(answer: (request: Request) => Promise<Response>): RequestListener {
  const pass: (...given: Parameters<RequestListener>) => Promise<void> = async ({ method = 'GET', url = '/', headers }, outgoing) => {
    const sent = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));
    const asked = new Request(`http://${headers.host}${url}`, { method, headers: sent.filter(([name]) => name !== 'connection') });
    const response = await answer(asked);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(Buffer.from(await response.arrayBuffer()));
  };
  // What throws is a defect of the test: its words are what the command gets to see.
  return (incoming, outgoing) => void pass(incoming, outgoing).catch((error: unknown) => outgoing.writeHead(599).end(String(error)));
}

/** A feed with one item for each title, the first the newest. */
export function rss(...titles: string[]): string {
  const items = titles.map(
    (title, at) =>
      `<item><title>${title}</title><guid isPermaLink="false">${title}</guid><pubDate>${new Date(Date.now() - (at + 1) * 3_600_000).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>Weather office</title>${items.join('')}</channel></rss>`;
}

/** A folder as a county has it, the command line in it, and servers of other sites. */
export interface County {
  readonly folder: string;
  write(file: string, text: string | object): Promise<void>;
  readJson(file: string): Promise<Record<string, unknown>>;
  /** Runs a command in English unless `--lang` says otherwise. `{}` stands for the folder. */
  run(...given: string[]): Promise<{ code: number; out: string }>;
  /** A server of another site that ends with the test. */
  serve(answer: RequestListener): Promise<OtherSite>;
}

/** A county of its own for each test of the file that calls this. */
export function countyForEachTest(): County {
  let folder = '';
  const open: OtherSite[] = [];
  const at = (file: string): string => path.join(folder, file);
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'civickit-'));
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((site) => site.close()));
    await rm(folder, { recursive: true });
  });
  return {
    get folder() {
      return folder;
    },
    write: (file, text) => writeFile(at(file), typeof text === 'string' ? text : JSON.stringify(text)),
    readJson: async (file) => JSON.parse(await readFile(at(file), 'utf8')) as Record<string, unknown>,
    async run(...given) {
      const lines: string[] = [];
      const keep = (line: string): void => void lines.push(line);
      const terminal = { say: keep, warn: keep, show: () => undefined };
      const signal = AbortSignal.timeout(12_000);
      const args = given.map((part) => part.replace('{}', folder));
      return { code: await run(args, { terminal, env: { LANG: 'en_GB.UTF-8' }, signal, spacingMs: 10 }), out: lines.join('\n') };
    },
    async serve(answer) {
      const site = await serveOther(answer);
      open.push(site);
      return site;
    },
  };
}
