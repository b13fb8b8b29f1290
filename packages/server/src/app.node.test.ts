import { expect, test } from 'vitest';
import { openServer } from './testing.node.js';

test('an area says what it is, and one that is not here is a problem', async () => {
  const { app } = await openServer();
  const known = await app.request('/areas/qingshi');
  expect(await known.json()).toEqual({ id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
  const unknown = await app.request('/areas/nowhere');
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  expect(await unknown.json()).toEqual({ status: 404, title: 'There is no such area here' });
});

test('every answer can be read by pages of other sites, and none of it runs', async () => {
  const { app } = await openServer();
  for (const path of ['/healthz', '/areas/qingshi', '/nothing']) {
    const { headers } = await app.request(path);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  }
});

test('what has not changed is not sent again', async () => {
  const { app } = await openServer();
  const tag = (await app.request('/areas/qingshi')).headers.get('etag') ?? '';
  expect((await app.request('/areas/qingshi', { headers: { 'if-none-match': tag } })).status).toBe(304);
});
