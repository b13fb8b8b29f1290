import { createHttp, type HttpRequest } from '@civickit/core';
import { createOpen311Server, sampleTown } from '@civickit/core/testing';
import { afterEach, expect, test } from 'vitest';
import { serveAnswers, type ServedAnswers } from './serve-answers.node.js';

const http = createHttp({ timeoutMs: 600, tryTimeoutMs: 500, retries: 0 });
const { signal } = new AbortController();
const town = sampleTown({ count: 3 });
let served: ServedAnswers | undefined;

afterEach(() => served?.close());

async function serving(...given: Parameters<typeof createOpen311Server>) {
  const server = createOpen311Server(...given);
  served = await serveAnswers((request) => server.answer(request));
  const { origin } = served;
  return {
    server,
    send: (path: string, more: Partial<HttpRequest> = {}) =>
      http.send({ method: 'GET', url: new URL(`${origin}${server.base}/${path}`), ...more }, signal),
  };
}

const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const body = 'api_key=key&service_code=001&lat=39.47&long=75.98&description=%E8%B7%AF%E9%9D%A2%E6%9C%89%E6%B4%9E';

test('answers go over real sockets as they are, and arrive with every sign', async () => {
  const { server, send } = await serving('spec', { town });
  const answer = await send('requests.json?status=open');
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(JSON.parse(new TextDecoder().decode(answer.bytes))).toHaveLength(2);
  await send('requests.json', { method: 'POST', headers, body });
  expect(server.sent).toMatchObject([{ type: '001', description: '路面有洞' }]);
  await expect(send('requests/7.json')).rejects.toMatchObject({ code: 'http/client-error', status: 404 });
});

test('a line that is cut after a report was stored is a failed connection', async () => {
  const { server, send } = await serving('spec', { town, fault: 'drop-after-commit' });
  await expect(send('requests.json', { method: 'POST', headers, body })).rejects.toMatchObject({ kind: 'network' });
  expect(server.sent).toHaveLength(1);
});

test('a server that never answers ends as a time-out', async () => {
  const { send } = await serving('spec', { town, fault: 'hang' });
  await expect(send('services.json')).rejects.toMatchObject({ kind: 'timeout' });
});
