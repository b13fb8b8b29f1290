import { createHttp } from '@civickit/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { serveApp } from '../serve-app.node.js';
import { guardedFetcher } from './guarded-fetcher.js';

async function open() {
  const inside = await serveApp(new Hono().get('/', ({ text }) => text('secret')));
  const app = new Hono()
    .get('/', (context) => context.redirect('/deep/news'))
    .get('/deep/news', ({ text, req }) => text(`news for ${req.header('if-none-match') ?? 'all'}`))
    .get('/round', (context) => context.redirect('/round'))
    .get('/nowhere', ({ body }) => body(null, 302, { location: 'http://' }))
    .get('/inside', (context) => context.redirect(inside))
    .get('/same', ({ body }) => body(null, 304));
  const origin = await serveApp(app);
  const http = createHttp({ fetch: guardedFetcher({ privateHosts: [new URL(origin).host] }), retries: 0 });
  return (path: string, method: 'GET' | 'POST' = 'GET') =>
    http.send({ method, url: new URL(path, origin), headers: { 'If-None-Match': '"1"' } }, new AbortController().signal);
}

test('a redirect is followed, and the answer says where it came from', async () => {
  const { bytes, url } = await (await open())('/');
  expect([new TextDecoder().decode(bytes), url.pathname]).toEqual(['news for "1"', '/deep/news']);
});

test.each([
  ['/inside', { code: 'refused/private-host' }],
  ['/round', { code: 'network/unreachable' }],
  ['/nowhere', { code: 'network/unreachable' }],
  ['/same', { status: 304 }],
])('%s is not followed', async (path, refusal) => {
  await expect((await open())(path)).rejects.toMatchObject(refusal);
});

test('a key is for the server that it was configured for, not for one to which that leads', async () => {
  const seen: (string | undefined)[] = [];
  const there = await serveApp(new Hono().get('/', ({ text, req }) => (seen.push(req.header('x-api-key'), req.header('accept')), text('there')))); // prettier-ignore
  const app = new Hono()
    .get('/', ({ req, redirect }) => (seen.push(req.header('x-api-key')), redirect('/near')))
    .get('/near', ({ req, redirect }) => (seen.push(req.header('x-api-key')), redirect(there)));
  const here = await serveApp(app);
  const fetch = guardedFetcher({ privateHosts: [here, there].map((origin) => new URL(origin).host) });
  const answer = await fetch(here, { headers: { 'X-Api-Key': 'secret', Accept: 'text/plain' } });
  expect([await answer.text(), ...seen]).toEqual(['there', 'secret', 'secret', undefined, 'text/plain']);
});

test('nothing is sent to other servers', async () => {
  await expect((await open())('/', 'POST')).rejects.toMatchObject({ code: 'unsupported/capability' });
});
