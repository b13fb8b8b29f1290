import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createCivicClient, createHttp } from '@civickit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { feed } from './feed.js';

const good = '<rss><channel><title>Good</title><item><guid>1</guid><title>Road closed</title></item></channel></rss>';
/** 64 MiB in 64 kB. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));

/** What the servers of other people do. */
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  good: (response) => void response.end(good),
  endless: (response) => {
    response.write('<rss><channel>');
    const more = (): void => {
      if (response.destroyed) return;
      response.write(`<item><guid>${'x'.repeat(64 * 1024)}</guid></item>`, () => setImmediate(more));
    };
    more();
  },
  slow: (response) => {
    response.write('<rss><channel>');
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
  },
  silent: () => undefined,
  bomb: (response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(bomb);
  },
  broken: (response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end('<rss></rss>');
  },
  page: (response) => void response.end('<!doctype html><title>Log in</title>'),
};

const server = createServer((request, response) => answers[(request.url ?? '').slice(1)]?.(response));
let origin = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each<[answer: string, code: RegExp]>([
  ['endless', /^too-large\//],
  ['slow', /^timeout\//],
  ['silent', /^timeout\//],
  ['bomb', /^too-large\//],
  ['broken', /^(network|protocol)\//],
  ['page', /^protocol\/html-instead$/],
])('a server that is %s ends with a typed error, and the other source is shown', async (answer, code) => {
  const sources = [feed({ id: 'good', url: `${origin}/good` }), feed({ id: 'bad', url: `${origin}/${answer}` })];
  const client = createCivicClient({ notices: sources }, { zone: 'Asia/Shanghai', http: createHttp({ timeoutMs: 3000, retries: 0 }) });
  const from = performance.now();
  const page = await client.notices.page();
  expect(performance.now() - from).toBeLessThan(5000);
  expect(page.items.map(({ title }) => title)).toEqual(['Road closed']);
  const report = page.sources.find(({ source }) => source === 'bad');
  expect(report?.error?.code).toMatch(code);
});
