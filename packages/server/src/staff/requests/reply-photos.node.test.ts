import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { createCivicClient, createHttp } from '@civickit/core';
import { expect, test } from 'vitest';
import { jpeg } from '../../forms/noise-form.node.js';
import { sweepMedia } from '../../media/sweep-media.js';
import { openStaff, type StaffServer } from '../testing.node.js';

const photo = new Blob([jpeg], { type: 'image/jpeg' });
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

async function openTown() {
  const town = await openStaff();
  town.join('wang', { role: 'clerk', area: 'qingshi', type: null });
  const staff = town.clientOf('wang');
  const url = 'http://town.example/areas/qingshi/open311/v2';
  const http = createHttp({ fetch: async (input, init) => town.app.fetch(new Request(input, init)), retries: 0 });
  const readerIn = (format: 'json' | 'xml') =>
    createCivicClient({ requests: open311({ id: 'town', url, dialect: civickit, format }) }, { http, clock: town.clock }).requests;
  const reply = async (id: string, description = '新灯已亮') => {
    const { photo: sent } = await staff.addPhoto(id, photo);
    const { version } = await staff.request(id);
    return staff.changeRequest(id, version, { stage: 'done', status: 'closed', reply: '已修好', photos: [{ photo: sent, description }] });
  };
  return { ...town, clerk: staff, readerIn, reply };
}

const seenAt = async ({ app }: Pick<StaffServer, 'app'>, url: string) => (await app.request(url)).status;

test.each(['json', 'xml'] as const)('everybody sees what the office shows with its answer, and reads what it is, in %s', async (format) => {
  const town = await openTown();
  const id = await town.report({ service_code: 'lamp', description: '灯不亮' });
  const answered = await town.reply(id);
  const [url = ''] = answered.updates[0]?.photos?.map((one) => one.url) ?? [];
  expect(answered.updates).toMatchObject([{ reply: '已修好', photos: [{ type: 'image/jpeg', description: '新灯已亮' }] }]);
  expect(answered.history.at(-1)?.detail).toMatchObject({ photos: 1, replied: true });
  const bytes = Buffer.from(await (await town.ask('wang', 'GET', url.replace('/staff', ''))).arrayBuffer());
  expect([bytes.length > 0, bytes.includes('Exif'), bytes.includes('Camera')]).toEqual([true, false, false]);

  const requests = town.readerIn(format);
  const shown = { description: '已修好', authorityStatus: 'closed', media: [{ description: '新灯已亮' }] };
  const request = await requests.get({ source: 'town', id });
  expect(request?.updates).toMatchObject([shown]);
  expect(await requests.updates({ source: 'town', id })).toMatchObject([shown]);
  const address = request?.updates?.[0]?.media?.[0]?.url ?? '';
  expect(address).toMatch(/^http:\/\/town\.example\/areas\/qingshi\/media\/[\da-f]{64}\.jpg$/);
  expect(await seenAt(town, address)).toBe(200);

  await town.clerk.publishRequest(id, answered.version, { public: false, reason: '有人脸' });
  expect([await seenAt(town, address), (await requests.get({ source: 'town', id }))?.updates]).toEqual([404, undefined]);
});

test('a photo that was taken away is gone for everybody, and for ever once the sweep has passed', async () => {
  const town = await openTown();
  const id = await town.report({ service_code: 'lamp', description: '灯不亮' });
  const { updates, version } = await town.reply(id);
  const address = (await town.readerIn('json').get({ source: 'town', id }))?.updates?.[0]?.media?.[0]?.url ?? '';
  const update = updates[0]?.id ?? '';
  const of = updates[0]?.photos?.[0]?.hash ?? '';
  await expect(town.clerk.removePhoto(id, version - 1, update, 0, of)).rejects.toMatchObject({ code: 'conflict/changed' });
  await expect(town.clerk.removePhoto(id, version, update, 1, of)).rejects.toMatchObject({ status: 404 });
  const left = await town.clerk.removePhoto(id, version, update, 0, of);
  expect(left.updates).toMatchObject([{ reply: '已修好' }]);
  expect(left.updates[0]).not.toHaveProperty('photos');
  expect(left.history.at(-1)).toMatchObject({ action: 'request.remove-photo', by: { id: 'wang' }, detail: { update } });
  expect(await seenAt(town, address)).toBe(404);
  const hash = /[\da-f]{64}/.exec(address)?.[0] ?? '';
  expect(await town.media.has(hash)).toBe(true);
  town.clock.time = Date.now() + 2 * 3_600_000;
  await sweepMedia(town);
  expect(await town.media.has(hash)).toBe(false);
});

test('a photo that moves to the place of one that was taken away is at no address of that one, and not taken away in its stead', async () => {
  const town = await openTown();
  const id = await town.report({ service_code: 'lamp', description: '灯不亮' });
  const sent = await Promise.all([photo, new Blob([png])].map((one) => town.clerk.addPhoto(id, one)));
  const photos = sent.map((one, at) => ({ ...one, description: `${at}` }));
  const { updates, version } = await town.clerk.changeRequest(id, (await town.clerk.request(id)).version, { photos });
  const [{ id: update = '', photos: [first, second] = [] } = {}] = updates;
  const typeAt = async (url = '') => (await town.ask('wang', 'GET', url.replace('/staff', ''))).headers.get('content-type');
  expect([await typeAt(first?.url), await typeAt(second?.url)]).toEqual(['image/jpeg', 'image/png']);

  const left = await town.clerk.removePhoto(id, version, update, 0, first?.hash ?? '');
  const [moved] = left.updates[0]?.photos ?? [];
  expect(moved).toMatchObject({ description: '1', hash: second?.hash });
  expect(moved?.url).not.toBe(first?.url);
  expect([await typeAt(moved?.url), await typeAt(first?.url)]).toEqual(['image/png', expect.stringContaining('json')]);
  const again = town.clerk.removePhoto(id, left.version, update, 0, first?.hash ?? '');
  await expect(again).rejects.toMatchObject({ status: 409, code: 'conflict/changed', cause: { version: left.version, changes: [] } });
  expect((await town.clerk.request(id)).updates[0]?.photos).toEqual([moved]);
});

test('the sweep leaves what a reply shows, and takes what no reply has named for a day', async () => {
  const town = await openTown();
  const id = await town.report({ service_code: 'lamp', description: '灯不亮' });
  town.clock.time = Date.now();
  await town.reply(id);
  const [{ media = [] } = {}] = await town.db.selectFrom('request_update').select('media').execute();
  const hash = media.flatMap((one) => ('hash' in one ? [one.hash] : []))[0] ?? '';
  const { photo: unused } = await town.clerk.addPhoto(id, new Blob([jpeg, '\n']));
  town.clock.time += 25 * 3_600_000;
  await sweepMedia(town);
  expect(await town.media.has(hash)).toBe(true);
  const { version } = await town.clerk.request(id);
  const late = town.clerk.changeRequest(id, version, { photos: [{ photo: unused, description: 'x' }] });
  await expect(late).rejects.toMatchObject({ status: 400, issues: [{ path: '/photos/0/photo' }] });
});

test('what is no photo, what says not what it shows, and photos of a private report are refused', async () => {
  const town = await openTown();
  town.join('chen', { role: 'viewer', area: 'qingshi', type: null });
  const id = await town.report({ service_code: 'lamp', description: '灯不亮' });
  for (const wrong of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.4', '', jpeg.subarray(0, jpeg.length / 2)])
    await expect(town.clerk.addPhoto(id, new Blob([wrong], { type: 'image/jpeg' }))).rejects.toMatchObject({ status: 400 });
  await expect(town.clerk.addPhoto(id, new Blob([new Uint8Array(12 * 2 ** 20 + 1)]))).rejects.toMatchObject({ status: 413 });
  await expect(town.clientOf('chen').addPhoto(id, photo)).rejects.toMatchObject({ status: 403 });
  await expect(town.reply(id, ' ')).rejects.toMatchObject({ status: 400, issues: [{ path: '/photos/0/description' }] });
  const secret = await town.report({ service_code: 'idea', description: '不公开', private: 'true' });
  await expect(town.reply(secret)).rejects.toMatchObject({ status: 400, issues: [{ path: '/photos' }] });
});
