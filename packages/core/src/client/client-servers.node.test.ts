import type { RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { CivicError } from '../errors/civic-error.js';
import { createHttp } from '../http/create-http.js';
import { serveLocally, type LocalServer } from '../http/serve-locally.node.js';
import type { Notice } from '../notices/notice.js';
import type { Source } from '../source/source.js';
import { sampleNotices, toNotice } from '../testing/sample-notices.js';
import type { Page } from './client.types.js';
import { createCivicClient } from './create-client.js';

const open: LocalServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

/** A source that reads a JSON list of notices over a real socket. */
async function serveSource(id: string, answer: RequestListener): Promise<Source<'notices'>> {
  const server = await serveLocally(answer);
  open.push(server);
  return {
    kind: 'notices',
    id,
    applies: new Set(),
    async list(_query, _cursor, { http, signal }) {
      const { bytes } = await http.send({ method: 'GET', url: server.url }, signal);
      return { items: parse(bytes), order: 'newest', skipped: [] };
    },
  };
}

function parse(bytes: Uint8Array): Notice[] {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Notice[];
  } catch (cause) {
    throw new CivicError('protocol/not-json', 'This is no JSON', { cause });
  }
}

function good(id: string): RequestListener {
  const body = JSON.stringify(sampleNotices(3, { prefix: id }).map((notice) => toNotice(id, notice)));
  return (_request, response) => response.end(body);
}

test('one dead server of twenty leaves the others on screen within two seconds', async () => {
  const dead = await serveSource('dead', () => undefined);
  const others = await Promise.all(Array.from({ length: 19 }, (_none, at) => serveSource(`s${at}`, good(`s${at}`))));
  const { notices, close } = createCivicClient({ notices: [dead, ...others] });
  const started = performance.now();
  const page = await new Promise<Page<Notice>>((resolve) => {
    const on = (told: Page<Notice>) => told.sources.filter(({ state }) => state === 'ok').length === 19 && resolve(told);
    notices.watch({ limit: 100 }, on, { signal: new AbortController().signal });
  });
  close();
  expect(performance.now() - started).toBeLessThan(2000);
  expect(page.items).toHaveLength(57);
  expect(page.sources[0]?.state).toBe('pending');
});

test('every kind of misbehaviour ends typed, and none harms the rest', async () => {
  const faults: Record<string, RequestListener> = {
    hang: () => undefined,
    html: (_request, response) => response.end('<html>Log in</html>'),
    broken: (_request, response) => response.writeHead(500).end(),
    gone: (_request, response) => response.destroy(),
    shape: (_request, response) => response.end('{"message":"no list"}'),
    loop: (_request, response) => response.writeHead(302, { location: '/' }).end(),
  };
  const sources = await Promise.all(
    [...Object.entries(faults), ['good', good('good')] as const].map(([id, answer]) => serveSource(id, answer)),
  );
  const http = createHttp({ timeoutMs: 1500, tryTimeoutMs: 500, backoffMs: 10 });
  const page = await createCivicClient({ notices: sources }, { http }).notices.page();
  expect(page.items).toHaveLength(3);
  expect(page.sources.map(({ source, state, error }) => [source, state, error?.code])).toEqual([
    ['hang', 'failed', 'timeout/answer'],
    ['html', 'failed', 'protocol/not-json'],
    ['broken', 'failed', 'http/server-error'],
    ['gone', 'failed', 'network/unreachable'],
    ['shape', 'failed', 'protocol/wrong-shape'],
    ['loop', 'failed', 'network/unreachable'],
    ['good', 'ok', undefined],
  ]);
}, 5000);

test('ten thousand kept notices give a page in less than ten milliseconds', async () => {
  const body = JSON.stringify(sampleNotices(10_000).map((notice) => toNotice('big', notice)));
  const { notices } = createCivicClient({ notices: await serveSource('big', (_request, response) => response.end(body)) });
  const took: number[] = [];
  for (let times = 0; times < 10; times += 1) {
    const started = performance.now();
    await notices.page({ limit: 10 });
    took.push(performance.now() - started);
  }
  expect(Math.min(...took)).toBeLessThan(10);
});
