import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHttp } from './create-http.js';
import type { HttpRequest } from './http.types.js';
import { serveLocally, type LocalServer } from './serve-locally.node.js';

// The later part of the code is on a server like any other: it may be refused, or never come.
const fetched = vi.hoisted(() => ({ times: 0, outcome: (): Promise<never> => Promise.reject(new Error('blocked')) }));
vi.mock('./after-failure.js', () => {
  fetched.times += 1;
  return fetched.outcome();
});

let server: LocalServer;
let answer: RequestListener;
beforeEach(async () => {
  fetched.times = 0;
  server = await serveLocally((request, response) => answer(request, response));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const { signal } = new AbortController();

function get(request: Partial<HttpRequest> = {}) {
  const http = createHttp({ timeoutMs: 800, tryTimeoutMs: 300, validatorBytes: 0 });
  return http.send({ method: 'GET', url: server.url, ...request }, signal);
}

test('a success needs nothing more', async () => {
  answer = (_request, response) => response.end('fine');
  expect(new TextDecoder().decode((await get()).bytes)).toBe('fine');
  expect(fetched.times).toBe(0);
});

test.each([400, 404, 501])('a refusal that says no more than %i is told at once', async (code) => {
  answer = (_request, response) => response.writeHead(code).end();
  await expect(get()).rejects.toMatchObject({ kind: 'http', status: code, retry: 'never' });
  expect(fetched.times).toBe(0);
});

test('what may not be sent twice is not retried', async () => {
  answer = (_request, response) => response.writeHead(503).end();
  await expect(get({ method: 'POST', body: 'a' })).rejects.toMatchObject({ code: 'http/server-error', retry: 'later' });
  expect(fetched.times).toBe(0);
});

test('a device that is offline says so at once', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  await server.close();
  await expect(get()).rejects.toMatchObject({ code: 'offline/no-network', retry: 'later' });
  expect(fetched.times).toBe(0);
});

test.each([
  [503, 'http/server-error', 'later'],
  [429, 'http/rate-limited', 'later'],
  [422, 'http/client-error', 'never'],
] as const)('without the later part %i is %s', async (status, code, retry) => {
  const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' };
  answer = (_request, response) => response.writeHead(status, headers).end('{"title":"No"}');
  await expect(get()).rejects.toMatchObject({ code, status, retry });
  expect(fetched.times).toBeGreaterThan(0);
});

test('without the later part a closed port is unreachable', async () => {
  await server.close();
  await expect(get()).rejects.toMatchObject({ code: 'network/unreachable', retry: 'later' });
});

test('without the later part a server that hangs ends as a time-out of the first try', async () => {
  answer = () => undefined;
  await expect(get()).rejects.toMatchObject({ code: 'timeout/answer' });
  expect(server.hits()).toBe(1);
});

test('a later part that never comes does not hold up the time-out', async () => {
  fetched.outcome = () => new Promise(() => undefined);
  answer = (_request, response) => response.writeHead(503).end();
  const started = performance.now();
  await expect(get()).rejects.toMatchObject({ code: 'timeout/answer' });
  expect(performance.now() - started).toBeLessThan(1500);
});
