import { createCivicClient, type NewServiceRequest } from '@civickit/core';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { expect, test } from 'vitest';
import { putArea } from '../areas/area-store.js';
import { jpeg, key } from '../forms/noise-form.node.js';
import { serveApp } from '../serve-app.node.js';
import { contextOf, openServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { putRequestTypes } from './request-types.js';

async function openTown() {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [
    { id: 'lamp', name: '路灯', publication: 'at-once', placeless: true },
    { id: 'idea', name: '建议', placeless: true },
  ]);
  const origin = await serveApp(server.app);
  const source = open311({ id: 'town', url: `${origin}/areas/qingshi/open311/v2`, dialect: civickit, placeless: true });
  const { requests } = createCivicClient({ requests: source }, { zone: 'Asia/Shanghai' });
  const photo = async (bytes: Uint8Array<ArrayBuffer> = jpeg) =>
    (await source.send.upload?.({ name: '灯.jpg', type: 'image/jpeg', bytes, key: 'p' }, contextOf(server))) ?? { url: '' };
  const files = () => server.db.selectFrom('request_file_private').selectAll().orderBy('position').execute();
  return { ...server, origin, source, requests, photo, files, base: `${origin}/areas/qingshi/open311/v2` };
}

const draft: NewServiceRequest = { type: 'lamp', description: '灯不亮' };
const png = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'),
);

test('our client sends photos with a report, and reads them as everybody may: without where they were taken', async () => {
  const { requests, photo, files } = await openTown();
  await requests.send({ ...draft, media: [await photo(), await photo(png)] });
  const [one] = (await requests.page()).items;
  expect(one?.media).toHaveLength(2);
  const answers = await Promise.all((one?.media ?? []).map(({ url }) => fetch(url)));
  expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
    [200, 'image/jpeg'],
    [200, 'image/png'],
  ]);
  const { headers } = answers[0] ?? new Response();
  expect(
    Object.fromEntries(
      ['content-disposition', 'x-content-type-options', 'content-security-policy', 'cache-control'].map((name) => [
        name,
        headers.get(name),
      ]),
    ),
  ).toEqual({
    'content-disposition': expect.stringMatching(/^attachment; filename="[\da-f]{12}\.jpg"$/) as string,
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox') as string,
    'cache-control': expect.stringContaining('immutable') as string,
  });
  const bytes = Buffer.from(await (answers[0] ?? new Response()).arrayBuffer());
  expect([Buffer.from(jpeg).includes('Exif'), bytes.includes('Exif'), bytes.includes('Camera')]).toEqual([true, false, false]);
  expect(await files()).toMatchObject([
    { position: 0, name: '灯.jpg', type: 'image/jpeg' },
    { position: 1, type: 'image/png' },
  ]);
  const again = await fetch(one?.media?.[0]?.url ?? '', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

test('photos of a report are seen once somebody has published it, no longer when it is taken back, and never from another area', async () => {
  const town = await openTown();
  const { requests, photo, origin, files } = town;
  const sent = await requests.send({ ...draft, type: 'idea', media: [await photo()] });
  const id = ('ref' in sent && sent.ref?.id) || '';
  const [file] = await files();
  const path = `/media/${file?.hash ?? ''}.jpg`;
  const status = async (area = 'qingshi', at = path) => (await fetch(`${origin}/areas/${area}${at}`)).status;
  expect([await status(), (await requests.get({ source: 'town', id }))?.media]).toEqual([404, undefined]);
  await changeRequest(town, id, { published: true });
  expect((await requests.page()).items[0]?.media?.[0]?.url).toBe(`${origin}/areas/qingshi${path}`);
  await putArea(town.db, { id: 'hekou', name: '河口镇', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
  expect([await status(), await status('hekou'), await status('qingshi', path.replace('jpg', 'png'))]).toEqual([200, 404, 404]);
  await changeRequest(town, id, { published: false });
  expect(await status()).toBe(404);
});

test('the same report with the same photos is one; a repeat may lack them, but not have others', async () => {
  const { source, photo, files, db, ...town } = await openTown();
  const given = { ...draft, media: [await photo()] };
  const send = (one: NewServiceRequest) => source.send.submit(one, key, contextOf({ db, ...town }));
  const receipts = await Promise.all([send(given), send(given), send(given)]);
  expect(await send(draft)).toEqual(receipts[0]);
  expect(new Set(receipts.map((one) => JSON.stringify(one))).size).toBe(1);
  await expect(send({ ...draft, media: [await photo(png)] })).rejects.toMatchObject({ status: 422 });
  expect([(await files()).length, (await db.selectFrom('request').select('id').execute()).length]).toEqual([1, 1]);
});

test.each([
  ['lamp', false, 1],
  ['idea', false, 1],
  ['idea', true, 0],
])(
  'photos that only a repeat of %s brings are kept; where it was read and published (%s) without them the public sees %d',
  async (type, isPublished, shown) => {
    const town = await openTown();
    const given = { ...draft, type };
    const send = (one: NewServiceRequest) => town.source.send.submit(one, key, contextOf(town));
    const receipt = await send(given);
    const id = ('ref' in receipt && receipt.ref?.id) || '';
    if (isPublished) await changeRequest(town, id, { published: true });
    const media = [await town.photo()];
    expect(await Promise.all([send({ ...given, media }), send({ ...given, media })])).toEqual([receipt, receipt]);
    const row = await town.db.selectFrom('request').select('media').executeTakeFirstOrThrow();
    expect([(await town.files()).length, row.media.length]).toEqual([1, shown]);
  },
);

test.each<[string, FormDataEntryValue]>([
  ['an SVG', new File(['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'], 'a.jpg', { type: 'image/jpeg' })],
  ['a PDF', new File(['%PDF-1.4'], 'a.pdf', { type: 'application/pdf' })],
  ['half a photo', new File([jpeg.subarray(0, jpeg.length / 2)], 'a.jpg', { type: 'image/jpeg' })],
  ['a page that begins as a photo', new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), '<html><script>alert(1)</script>'], 'a.jpg')],
  ['nothing', new File([''], 'a.jpg', { type: 'image/jpeg' })],
])('%s is refused, and nothing of the report is kept', async (_, file) => {
  const { base, db, files } = await openTown();
  const form = new FormData();
  form.set('service_code', 'lamp');
  form.append('media', file);
  const refused = await fetch(`${base}/requests.json`, { method: 'POST', body: form });
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('media')]);
  expect([await files(), await db.selectFrom('request').select('id').execute()]).toEqual([[], []]);
});

test.each(['https://elsewhere.example/a.jpg', 'http://127.0.0.1/areas/qingshi/uploads/0123456789abcdef0123456789abcdef'])(
  'a picture at %s is neither fetched nor shown, but refused',
  async (url) => {
    const { base, db } = await openTown();
    const body = new URLSearchParams({ service_code: 'lamp', media_url: url });
    const refused = await fetch(`${base}/requests.json`, { method: 'POST', body });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('media_url')]);
    expect(await db.selectFrom('request').select('id').execute()).toEqual([]);
  },
);
