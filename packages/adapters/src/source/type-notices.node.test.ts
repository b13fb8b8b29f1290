import type { Notice } from '@civickit/core';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttp } from '@civickit/core';
import { expect, test } from 'vitest';
import { feed } from '../feed/feed.js';
import { files } from '../files/files.js';
import { typeNotices } from './type-notices.js';

const notice = (over: Partial<Notice>): Notice => ({ ref: { source: 'a', id: '1' }, title: 'Title', ...over });

test('a category stands for a kind, letter case aside; a kind of its own stays', () => {
  const notices = [
    notice({ categories: ['Town', 'RUMOURS'] }),
    notice({ categories: ['辟谣'] }),
    notice({ categories: ['rumours'], type: 'alert' }),
    notice({ categories: ['constructor', '__proto__'] }),
    notice({}),
  ];
  const types = { Rumours: 'correction', 辟谣: 'correction' } as const;
  expect(typeNotices(notices, types).map(({ type }) => type)).toEqual(['correction', 'correction', 'alert', undefined, undefined]);
});

test.each([
  ['feed', feed, '<rss version="2.0"><channel><item><title>Water is safe</title><category>辟谣</category></item></channel></rss>'],
  ['files', files, '标题,分类\nWater is safe,辟谣\n'],
])('%s gives notices the kind that the configuration names', async (_, source, body) => {
  const server = createServer((_request, response) => response.end(body)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a`;
  const context = { http: createHttp({ retries: 0 }), clock: Date, zone: 'Asia/Shanghai', signal: new AbortController().signal };
  const { items } = await source({ id: 'a', url, types: { 辟谣: 'correction' } }).list({}, undefined, context);
  expect(items).toMatchObject([{ title: 'Water is safe', type: 'correction', categories: ['辟谣'] }]);
  server.closeAllConnections();
  server.close();
});
