import { parseFeed } from '@civickit/adapters/feed';
import { expect, test } from 'vitest';
import { openServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { keepRequest } from './keep-request.js';
import { putRequestTypes } from './request-types.js';

const area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };

async function openTown() {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [
    { id: 'lamp', name: '路灯', publication: 'at-once' },
    { id: 'noise', name: '噪声', publication: 'at-once', placeless: true, mayBePrivate: true },
    { id: 'road', name: '道路' },
  ]);
  const lamp = await keepRequest(server, area, { type: 'lamp', description: '灯坏了 <b>两天</b>', address: '河口村', where: { latitude: 26.5, longitude: 106.7 } }); // prettier-ignore
  await keepRequest(server, area, { type: 'noise', description: '夜里施工', isPrivate: true });
  await keepRequest(server, area, { type: 'noise', description: '广场舞' });
  await keepRequest(server, area, { type: 'road', description: '没有人看过', address: '街心' });
  const ask = (path: string, headers: Record<string, string> = {}) => server.app.request(`https://town.example/areas/qingshi/${path}`, { headers }); // prettier-ignore
  const read = async (path: string) => {
    const answer = await ask(path);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const contentType = answer.headers.get('content-type') ?? '';
    return (await parseFeed(bytes, { source: 'town', url: 'https://town.example/', contentType })).items;
  };
  return { server, lamp, ask, read };
}

test.each(['rss', 'atom', 'json'])('the public reports stand in a feed as %s, and no others', async (ending) => {
  const { read } = await openTown();
  const items = await read(`requests.${ending}`);
  expect(items.map(({ title }) => title)).toEqual(['噪声', '路灯 · 河口村']);
  expect(items[1]).toMatchObject({
    ref: { id: expect.stringMatching(/^https:\/\/town\.example\/areas\/qingshi\/open311\/v2\/requests\/[^/]+\.json$/) as string },
    content: [{ tag: 'p', children: ['灯坏了 <b>两天</b>'] }],
    categories: ['路灯'],
    where: [{ type: 'point', at: { latitude: 26.5, longitude: 106.7 } }],
  });
});

test('a feed of one type has no others, and what is hidden is gone for those too who have asked before', async () => {
  const { server, lamp, ask, read } = await openTown();
  expect(await read('requests.json?service_code=noise')).toHaveLength(1);
  expect(await read('requests.json?limit=1')).toHaveLength(1);
  const tag = (await ask('requests.atom')).headers.get('etag') ?? '';
  expect((await ask('requests.atom', { 'if-none-match': tag })).status).toBe(304);
  await changeRequest(server, 'id' in lamp ? String(lamp.id) : '', { published: false });
  expect((await ask('requests.atom', { 'if-none-match': tag })).status).toBe(200);
  expect(await read('requests.atom')).toHaveLength(1);
  expect((await ask('requests.rss?limit=0')).status).toBe(400);
});
