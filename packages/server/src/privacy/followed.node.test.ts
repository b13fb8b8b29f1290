import { createCivicClient, createHttp } from '@civickit/core';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { expect, test } from 'vitest';
import { createApp } from '../app.js';
import { changeRequest } from '../requests/change-request.js';
import { putRequestTypes } from '../requests/request-types.js';
import { jpeg } from '../forms/noise-form.node.js';
import { sweepMedia } from '../media/sweep-media.js';
import { openServer } from '../testing.node.js';
import { exportRequest } from './export-request.js';
import { forgetRequest } from './forget-request.js';

const base = 'https://report.county.example';

/** The server as our own client reaches it, and every address that was asked for. */
async function openClient(url = `${base}/open311/v2`, jurisdictionId: string | undefined = 'qingshi') {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [{ id: 'lamp', name: '路灯故障' }]);
  const addresses: string[] = [];
  const http = createHttp({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      addresses.push(request.url);
      return server.app.fetch(request);
    },
  });
  const source = open311({ id: 'report', url, dialect: civickit, ...(jurisdictionId && { jurisdictionId }) });
  const { requests } = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai', http, clock: server.clock });
  const send = async () => {
    const receipt = await requests.send({ type: 'lamp', description: '灯不亮', where: { latitude: 26.5, longitude: 106.7 } });
    if (receipt.strength !== 'confirmed' || receipt.code === undefined) throw new Error('no code');
    return { ...receipt, code: receipt.code };
  };
  return { ...server, requests, addresses, send };
}

test('a report is sent, found by its code as it was typed, and added to; no address holds the code', async () => {
  const { requests, addresses, send, ...server } = await openClient();
  const receipt = await send();
  const { code, ref } = receipt;
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
  expect(await requests.follow({ code: typed })).toMatchObject({
    isOwn: true,
    visibility: 'waiting',
    request: { ref, description: '灯不亮', type: { id: 'lamp', name: '路灯故障' } },
    followUps: [],
  });
  await changeRequest(server, ref.id, { published: true, status: 'closed', stage: 'done', note: '已修好' });
  const key = '0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10';
  for (const again of [1, 2]) {
    expect([again, await requests.addTo({ code }, { kind: 'still-there', description: '还是不亮' }, { key })]).toMatchObject([
      again,
      { kind: 'still-there', description: '还是不亮' },
    ]);
  }
  const followed = await requests.follow({ code });
  expect(followed).toMatchObject({
    visibility: 'public',
    request: { authorityStatus: 'closed', stage: 'done', statusNote: '已修好' },
    updates: [{ description: '已修好', authorityStatus: 'closed' }],
    followUps: [{ kind: 'still-there', description: '还是不亮' }],
  });
  expect(followed?.followUps).toHaveLength(1);
  expect((await requests.track(receipt)).request).toMatchObject({ description: '灯不亮' });
  const plain = code.replaceAll('-', '');
  for (const address of addresses) expect(address.replaceAll(/[-%]|20/g, '')).not.toContain(plain);
});

test('photos go with what is added: once under a key, for the office alone, until the report is deleted', async () => {
  const { requests, send, ...server } = await openClient();
  const { code, ref } = await send();
  await changeRequest(server, ref.id, { published: true });
  const photo = { name: '灯.jpg', type: 'image/jpeg', bytes: jpeg, key: 'p' };
  const key = '0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10';
  const add = (bytes: Uint8Array<ArrayBuffer>) => requests.addTo({ code }, { kind: 'still-there', photos: [{ ...photo, bytes }] }, { key });
  for (const again of [1, 2]) expect([again, await add(jpeg)]).toMatchObject([again, { kind: 'still-there', photoCount: 1 }]);
  await expect(add(new Uint8Array([...jpeg, 0]))).rejects.toMatchObject({ status: 422 });
  expect((await requests.follow({ code }))?.followUps).toMatchObject([{ kind: 'still-there', photoCount: 1 }]);
  const [row] = await server.db.selectFrom('follow_up_private').select(['id', 'media']).execute();
  const hash = row?.media[0]?.hash ?? '';
  const bytes = Buffer.from((await server.media.get(hash)) ?? []);
  expect([bytes.length > 0, bytes.includes('Exif')]).toEqual([true, false]);
  expect((await server.app.request(`/areas/qingshi/media/${hash}.jpg`)).status).toBe(404);
  const exported = await exportRequest(server.db, server.media, ref.id, server.clock.time);
  expect(exported).toMatchObject({ follow_ups: [{ kind: 'still-there', photos: [{ base64: bytes.toString('base64') }] }] });

  // All additions together take twenty more.
  const ten = Array.from({ length: 10 }, (_, at) => ({ ...photo, key: `p${at}`, bytes: new Uint8Array([...jpeg, at]) }));
  expect(await requests.addTo({ code }, { kind: 'note', description: 'ten', photos: ten })).toMatchObject({ kind: 'note' });
  await server.db
    .updateTable('follow_up_private')
    .set({ media: JSON.stringify(ten.map(() => row?.media[0])) })
    .execute();
  await expect(requests.addTo({ code }, { kind: 'note', description: 'one more', photos: [photo] })).rejects.toMatchObject({ status: 409 });
  await expect(requests.addTo({ code }, { kind: 'note', description: 'x', photos: [{ ...photo, bytes: new Uint8Array(5 * 2 ** 20) }] })).rejects.toMatchObject({ code: 'invalid/draft' }); // prettier-ignore
  expect(await forgetRequest(server.db, ref.id, server.clock.time)).toBe(true);
  server.clock.time = Date.now() + 2 * 3_600_000;
  await sweepMedia(server);
  expect(await server.media.has(hash)).toBe(false);
});

test('what everybody may see is there by the number; a wrong code, half of one, and none open nothing', async () => {
  const { requests, addresses, send } = await openClient(`${base}/areas/qingshi/open311/v2`, undefined);
  const { code, ref } = await send();
  expect(await requests.follow({ code: ref.id })).toMatchObject({ isOwn: false, request: { ref, authorityStatus: 'open' } });
  expect((await requests.follow({ code: ref.id }))?.request.description).toBeUndefined();
  expect(await requests.follow({ code: '20260101-000000' })).toBeUndefined();
  const asked = addresses.length;
  for (const wrong of [code.slice(0, -1), `${code}0`, 'x', '', '../../services'])
    expect(await requests.follow({ code: wrong })).toBeUndefined();
  expect(new Set(addresses.slice(asked))).toEqual(new Set([`${base}/areas/qingshi/requests/by-code`]));
  expect(await requests.addTo({ code: 'x' }, { kind: 'mended' })).toBeUndefined();
});

test('why nothing more is taken is told, and a server whose area is not known follows by number only', async () => {
  const { requests, send, db } = await openClient();
  const { code } = await send();
  await db.updateTable('request_private').set({ emptied_at: new Date() }).execute();
  await expect(requests.addTo({ code }, { kind: 'mended' })).rejects.toMatchObject({ status: 409 });
  const photos = { accept: ['image/*'], maxBytes: 4 * 2 ** 20, most: 10 };
  expect(requests.followers).toEqual({
    report: { by: 'code', pin: false, takes: ['still-there', 'mended', 'note', 'reopen', 'rating'], photos },
  });
  expect(open311({ id: 'report', url: `${base}/open311/v2`, dialect: civickit })).not.toHaveProperty('follow');
});

test('words go before their photos, which come one by one under the same key, each once and no others', async () => {
  const { requests, send, addresses, ...server } = await openClient();
  const { code } = await send();
  const key = '0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10';
  const said = { kind: 'still-there', description: 'dark' } as const;
  const bring = (at: number) =>
    requests.addTo(
      { code },
      { ...said, photos: [{ name: 'p.jpg', type: 'image/jpeg', bytes: new Uint8Array([...jpeg, at]), key: `p${at}` }] },
      { key },
    );
  expect(await requests.addTo({ code }, { ...said, photosToCome: 2 }, { key })).toMatchObject(said);
  expect((await requests.follow({ code }))?.followUps).toEqual([expect.not.objectContaining({ photoCount: 1 })]);
  // The answer is lost, and two pages are at it at once.
  await Promise.all([bring(1), bring(1)]);
  expect(await bring(2)).toMatchObject({ ...said, photoCount: 2 });
  await expect(bring(3)).rejects.toMatchObject({ status: 422 });
  expect(await requests.addTo({ code }, { ...said, photosToCome: 2 }, { key })).toMatchObject({ ...said, photoCount: 2 });
  expect((await requests.follow({ code }))?.followUps).toHaveLength(1);
  // Looking up codes is what is counted most strictly: photos that were said to come are no look-ups.
  const limited = createApp({ ...server, rates: { perMinute: { code: 2 } } });
  const env = { incoming: { socket: { remoteAddress: '192.0.2.1', remotePort: 1, remoteFamily: 'IPv4' } } };
  const post = async (more: object) => {
    const init = { method: 'POST', body: JSON.stringify({ code, kind: 'mended', ...more }), headers: { 'idempotency-key': `${key}-2` } };
    return (await limited.request('/areas/qingshi/requests/by-code/updates', init, env)).status;
  };
  const stored = new URL(addresses.find((address) => /\/uploads\/./.test(address)) ?? '');
  expect(await post({ media_to_come: 1 })).toBe(201);
  expect(await post({ media_url: [`http://localhost${stored.pathname}`] })).toBe(201);
  expect([await post({ media_url: ['http://localhost/areas/qingshi/uploads/none'] }), await post({})]).toEqual([400, 429]);
});
