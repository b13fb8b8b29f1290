import { createCivicClient, type NewServiceRequest } from '@civickit/core';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { expect, test } from 'vitest';
import { jpeg } from '../forms/noise-form.node.js';
import { serveApp } from '../serve-app.node.js';
import { contextOf, openServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { keepRequest } from './keep-request.js';
import { putRequestTypes } from './request-types.js';

const instead = { reason: 'emergency', office: '消防救援', phone: '119', url: 'https://fire.example/' } as const;

async function openTown() {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [
    { id: 'lamp', name: '路灯', publication: 'at-once', similarWithin: 30 },
    { id: 'noise', name: '噪声', publication: 'at-once', placeless: true, photoless: true, mayBePrivate: true },
    { id: 'fire', name: '火灾', instead },
  ]);
  const origin = await serveApp(server.app);
  const source = open311({ id: 'town', url: `${origin}/areas/qingshi/open311/v2`, dialect: civickit });
  const { requests } = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai' });
  return { ...server, origin, source, requests };
}

const noise: NewServiceRequest = { type: 'noise', description: '夜里施工', isPrivate: true };

test('our client reads what a type asks for, and whom to call instead', async () => {
  const { requests } = await openTown();
  const [lamp, noisy, fire] = (await requests.types()).items;
  expect(lamp).toMatchObject({ ref: { id: 'lamp' }, similarWithin: 30 });
  expect(noisy).toMatchObject({ placeless: true, photoless: true, mayBePrivate: true });
  expect(fire).toMatchObject({ instead });
});

test('a private report with its photo is for its reporter and the office alone', async () => {
  const { requests, source, origin, ...server } = await openTown();
  const photo = await source.send.upload?.({ name: 'a.jpg', type: 'image/jpeg', bytes: jpeg, key: 'p' }, contextOf(server));
  const receipt = await requests.send({ ...noise, media: photo ? [photo] : [] });
  if (!('code' in receipt) || !receipt.code) throw new Error('no code');
  const { request, visibility } = (await requests.follow({ code: receipt.code })) ?? {};
  expect([request?.description, visibility]).toEqual(['夜里施工', 'private']);
  const pictures = await server.db.selectFrom('request_file_private').select('hash').execute();
  expect(pictures).toHaveLength(1);
  for (const { hash } of pictures) expect((await fetch(`${origin}/areas/qingshi/media/${hash}.jpg`)).status).toBe(404);
  expect((await requests.page()).items).toEqual([]);
  expect((await fetch(`${origin}/open311/v2/requests/${request?.ref.id}.json`)).status).toBe(404);
  // Whoever tries: the database does not let it.
  await expect(changeRequest(server, request?.ref.id ?? '', { published: true })).rejects.toThrow('check constraint');
});

test.each([
  ['private where its type is public', { ...noise, type: 'lamp', address: '街心' }, '/isPrivate', 'private cannot be asked for'],
  ['of what is not taken here', { type: 'fire', address: '街心' }, '/type', 'turn to 消防救援, 119, https://fire.example/'],
  ['without the place that its type needs', { type: 'lamp' }, '/where', 'lat and long are missing'],
])('a report is refused that is %s', async (_, draft, path, words) => {
  const { requests, ...server } = await openTown();
  const area = { id: 'qingshi', name: '青石县', zone: 'Asia/Shanghai', lang: 'zh-Hans' };
  await expect(keepRequest(server, area, draft)).rejects.toMatchObject({ code: 'invalid/draft', issues: [{ path }] });
  await expect(requests.send(draft)).rejects.toMatchObject({
    status: 400,
    issues: [{ message: expect.stringContaining(words) as string }],
  });
});
