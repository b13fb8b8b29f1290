import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createHttp } from './create-http.js';
import type { HttpOptions } from './http-options.js';
import type { HttpRequest } from './http.types.js';
import { serveLocally, type LocalServer } from './serve-locally.node.js';

const quick: HttpOptions = { timeoutMs: 2500, tryTimeoutMs: 600, backoffMs: 10, maxRetryAfterMs: 1100 };
const open: LocalServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function serve(answer: RequestListener): Promise<LocalServer> {
  const server = await serveLocally(answer);
  open.push(server);
  return server;
}

function get(server: LocalServer, request: Partial<HttpRequest> = {}, options: HttpOptions = {}, signal = new AbortController().signal) {
  return createHttp({ ...quick, ...options }).send({ method: 'GET', url: server.url, ...request }, signal);
}

/** Answers by the number of the request, from 1; the last goes on answering. */
function inTurn(...answers: ((response: ServerResponse) => void)[]): RequestListener {
  let turn = 0;
  return (_request, response) => answers[Math.min(turn++, answers.length - 1)]?.(response);
}

const ok = (response: ServerResponse) => response.end('fine');
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(code, headers).end();
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('a plain answer arrives with its bytes and final address', async () => {
  const server = await serve((request, response) => {
    if (request.url === '/b') response.end('fine');
    else response.writeHead(302, { location: '/b' }).end();
  });
  const answer = await get(server);
  expect(text(answer.bytes)).toBe('fine');
  expect(answer.url.pathname).toBe('/b');
});

test('a server that hangs ends as a time-out', async () => {
  const server = await serve(() => undefined);
  await expect(get(server)).rejects.toMatchObject({ code: 'timeout/answer', retry: 'later' });
});

test('a body that drips for ever ends as a time-out', async () => {
  const server = await serve((_request, response) => {
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  });
  await expect(get(server)).rejects.toMatchObject({ code: 'timeout/answer' });
});

test('a try that hangs is repeated and the next answer is taken', async () => {
  const server = await serve(inTurn(() => undefined, ok));
  expect(text((await get(server)).bytes)).toBe('fine');
});

test('a connection cut before the answer is unreachable, after three tries', async () => {
  const server = await serve((_request, response) => void response.destroy());
  await expect(get(server)).rejects.toMatchObject({ code: 'network/unreachable' });
  expect(server.hits()).toBe(3);
});

test('a body that breaks off is told apart', async () => {
  const server = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('half');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(get(server)).rejects.toMatchObject({ code: 'network/cut' });
});

test('a closed port is unreachable', async () => {
  const server = await serve(inTurn(ok));
  await server.close();
  await expect(get(server)).rejects.toMatchObject({ code: 'network/unreachable' });
});

test('busy servers are asked again, 501 and 404 are not', async () => {
  const busy = await serve(inTurn(status(500), status(503), ok));
  expect(text((await get(busy)).bytes)).toBe('fine');
  for (const [code, error] of [
    [501, 'http/server-error'],
    [404, 'http/client-error'],
  ] as const) {
    const server = await serve(inTurn(status(code)));
    await expect(get(server)).rejects.toMatchObject({ code: error, status: code, retry: 'never' });
    expect(server.hits()).toBe(1);
  }
});

test('what is not idempotent is sent once', async () => {
  const server = await serve(inTurn(status(503)));
  await expect(get(server, { method: 'POST', body: 'a' })).rejects.toMatchObject({ code: 'http/server-error' });
  expect(server.hits()).toBe(1);
});

test('an idempotent POST is repeated with its body', async () => {
  const bodies: string[] = [];
  const server = await serve(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    bodies.push(body);
    if (bodies.length === 1) status(503)(response);
    else ok(response);
  });
  await get(server, { method: 'POST', body: 'report', idempotent: true });
  expect(bodies).toEqual(['report', 'report']);
});

test('Retry-After in seconds is waited for', async () => {
  const server = await serve(inTurn(status(429, { 'retry-after': '1' }), ok));
  const started = performance.now();
  await get(server);
  expect(performance.now() - started).toBeGreaterThan(950);
});

test('Retry-After as a date counts from the server’s own clock', async () => {
  const date = (ms: number) => new Date(Date.parse('2016-01-01T00:00:00Z') + ms).toUTCString();
  const server = await serve(inTurn(status(429, { date: date(0), 'retry-after': date(1000) }), ok));
  const started = performance.now();
  await get(server);
  expect(performance.now() - started).toBeGreaterThan(950);
});

test('a long Retry-After is told and not waited for', async () => {
  for (const value of ['86400', new Date(Date.now() + 86_400_000).toUTCString()]) {
    const server = await serve(inTurn(status(429, { 'retry-after': value })));
    const error = await get(server).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'http/rate-limited', retry: 'after' });
    expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(86_000_000);
    expect(server.hits()).toBe(1);
  }
});

test('a redirect loop ends', async () => {
  const server = await serve(inTurn(status(302, { location: '/' })));
  await expect(get(server)).rejects.toMatchObject({ code: 'network/unreachable', retry: 'never' });
});

test('HTML with status 200 is handed on as it is: only the adapter knows better', async () => {
  const server = await serve((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'));
  expect(text((await get(server)).bytes)).toBe('<html>');
});

test('100 MB stop at the cap, and the server sees the connection end', async () => {
  let ended: Promise<void> | undefined;
  const chunk = Buffer.alloc(64 * 1024);
  const server = await serve((_request, response) => {
    ended = new Promise((resolve) => response.on('close', () => resolve()));
    let left = 1600;
    const write = () => {
      while (left-- > 0) if (!response.write(chunk)) return void response.once('drain', write);
      response.end();
    };
    write();
  });
  await expect(get(server, { maxBytes: 1024 * 1024 })).rejects.toMatchObject({ code: 'too-large/answer', retry: 'never' });
  await ended;
  expect(server.hits()).toBe(1);
});

test('an announced length above the cap is refused unread', async () => {
  const server = await serve((_request, response) => response.writeHead(200, { 'content-length': '999999999' }).write('x'));
  await expect(get(server)).rejects.toMatchObject({ code: 'too-large/answer' });
});

test('a gzip bomb counts as what it becomes', async () => {
  const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024));
  const server = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  expect(bomb.length).toBeLessThan(100_000);
  await expect(get(server)).rejects.toMatchObject({ code: 'too-large/answer' });
});

test('an unchanged answer comes from memory, fresh, and only where it may be kept', async () => {
  const asked: (string | undefined)[] = [];
  const server = await serve((request, response) => {
    asked.push(request.headers['if-none-match']);
    if (request.headers['if-none-match'] === '"1"') status(304)(response);
    else response.writeHead(200, { etag: '"1"' }).end('fine');
  });
  let now = 0;
  const http = createHttp({ ...quick, clock: { now: () => now } });
  const { signal } = new AbortController();
  await http.send({ method: 'GET', url: server.url }, signal);
  now = 60_000;
  const second = await http.send({ method: 'GET', url: server.url }, signal);
  expect([second.status, text(second.bytes), second.fetchedAt]).toEqual([200, 'fine', '1970-01-01T00:01:00.000Z']);
  await http.send({ method: 'GET', url: server.url, keep: false }, signal);
  await http.send({ method: 'GET', url: server.url, headers: { Authorization: 'key' } }, signal);
  expect(asked).toEqual([undefined, '"1"', undefined, undefined]);
});

test('a problem document is read into message and issues', async () => {
  const body = JSON.stringify({ title: 'Not valid', detail: 'Age is wrong', errors: [{ detail: 'must be positive', pointer: '#/age' }] });
  const server = await serve((_request, response) => response.writeHead(422, { 'content-type': 'application/problem+json' }).end(body));
  const error = await get(server).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 422, issues: [{ path: '/age', message: 'must be positive' }] });
  expect((error as Error).message).toContain('answered 422: Not valid: Age is wrong');
});

test('a request aborted by its caller ends at once, also while it waits', async () => {
  const server = await serve(inTurn(status(429, { 'retry-after': '1' })));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  const started = performance.now();
  await expect(get(server, {}, {}, controller.signal)).rejects.toMatchObject({ code: 'aborted/by-caller' });
  expect(performance.now() - started).toBeLessThan(600);
});

test('messages name method and address without keys', async () => {
  const server = await serve(inTurn(status(404)));
  const url = new URL('/feed?key=secret#frag', server.url);
  const error = (await get(server, { url }).catch((thrown: unknown) => thrown)) as Error & { url: string };
  expect(error.message).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/feed\?… answered 404$/);
  expect(error.url).not.toContain('secret');
});

test('in a page, an answer that may not be read is told from no answer', async () => {
  const refused: typeof fetch = (_url, init) =>
    init?.mode === 'no-cors' ? Promise.resolve(new Response()) : Promise.reject(new TypeError('Failed to fetch'));
  const dead: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const ask = (send: typeof fetch, origin: string) =>
    createHttp({ ...quick, origin, fetch: send }).send(
      { method: 'GET', url: new URL('https://news.example/rss') },
      new AbortController().signal,
    );
  await expect(ask(refused, 'https://town.example')).rejects.toMatchObject({ code: 'cors/refused', retry: 'never' });
  await expect(ask(dead, 'https://town.example')).rejects.toMatchObject({ code: 'network/unreachable' });
  await expect(ask(refused, 'https://news.example')).rejects.toMatchObject({ code: 'network/unreachable' });
});

test('a refusal is explained by who asked, in whatever format it comes', async () => {
  const server = await serve((_request, response) => response.writeHead(400, { 'content-type': 'text/xml' }).end('<e>no lamp</e>'));
  const explain = (body: Uint8Array) => ({ text: text(body).replace(/<.*?>/g, ''), issues: [{ path: '/lamp', message: 'no lamp' }] });
  const refusal = { code: 'http/client-error', message: expect.stringContaining('no lamp') as string, issues: [{ path: '/lamp' }] };
  await expect(get(server, { explain })).rejects.toMatchObject(refusal);
});

test('no cookies go along unless those of the own site are asked for', async () => {
  const sent: (string | undefined)[] = [];
  const fetch: typeof globalThis.fetch = (_, init) => {
    sent.push(init?.credentials);
    return Promise.resolve(new Response('fine'));
  };
  for (const options of [{}, { credentials: 'same-origin' }] as const)
    await createHttp({ ...options, fetch }).send({ method: 'GET', url: new URL('http://town.example/') }, new AbortController().signal);
  expect(sent).toEqual(['omit', 'same-origin']);
});
