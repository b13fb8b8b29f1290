import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { Upload, type UploadOptions } from 'tus-js-client';
import { expect, test } from 'vitest';
import { createApp } from '../../app.js';
import { putForm } from '../../forms/form-store.js';
import { draft, jpeg, key, noise, post } from '../../forms/noise-form.node.js';
import { putRequestTypes } from '../../requests/request-types.js';
import { serveApp } from '../../serve-app.node.js';
import { openServer } from '../../testing.node.js';
import { sweepMedia } from '../sweep-media.js';
import { cutting } from './cutting.node.js';

const day = 86_400_000;
const tus = { 'tus-resumable': '1.0.0' };

async function openTown() {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [{ id: 'lamp', name: '路灯', publication: 'at-once', placeless: true }]);
  await putForm(server.db, 'qingshi', noise);
  const origin = await serveApp(server.app);
  const at = `${origin}/areas/qingshi/uploads`;
  const create = (length: number, headers: Record<string, string> = {}) =>
    fetch(at, { method: 'POST', headers: { ...tus, 'upload-length': String(length), ...headers } });
  const begin = async (length: number) => (await create(length)).headers.get('location') ?? '';
  const append = (url: string, offset: number, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'PATCH',
      headers: { ...tus, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...headers },
      body,
    });
  const whole = async (bytes: Uint8Array<ArrayBuffer> = jpeg) => {
    const url = await begin(bytes.length);
    expect((await append(url, 0, bytes)).status).toBe(204);
    return url;
  };
  const report = (url: string, name = key) =>
    fetch(`${origin}/areas/qingshi/open311/v2/requests.json`, {
      method: 'POST',
      headers: { 'idempotency-key': name },
      body: new URLSearchParams({ service_code: 'lamp', description: 'x', media_url: url }),
    });
  return { ...server, origin, at, create, begin, append, whole, report };
}

/** What the real client ends with: the address of the upload, or its error. */
function upload(bytes: Uint8Array, options: UploadOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const sending: Upload = new Upload(Buffer.from(bytes), {
      retryDelays: [0, 10, 20, 40],
      metadata: { filename: '灯 1.jpg', filetype: 'image/jpeg' },
      onSuccess: () => resolve(sending.url ?? ''),
      onError: reject,
      ...options,
    });
    sending.start();
  });
}

const noisy = { width: 1500, height: 1000, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 120, sigma: 60 } } as const;

test('the real tus client goes on where its connection was cut, and a report shows the picture', async () => {
  const town = await openTown();
  const large = await sharp({ create: noisy }).jpeg({ quality: 95 }).toBuffer();
  expect(large.length).toBeGreaterThan(1_000_000);
  const { origin, passed } = await cutting(town.origin, [Infinity, 300_000, Infinity, 500_000]);
  const url = await upload(large, { endpoint: `${origin}/areas/qingshi/uploads`, headers: { connection: 'close' } });
  expect(passed.slice(0, 4)).toEqual([expect.any(Number), 300_000, expect.any(Number), 500_000]);
  const [row] = await town.db.selectFrom('upload_private').selectAll().execute();
  expect(row).toMatchObject({ name: '灯 1.jpg', length: large.length, received: large.length });
  // Every byte that was passed on counts: of each cut no more than one piece comes twice.
  expect(passed.reduce((sum, one) => sum + one, 0)).toBeLessThan(large.length + 2 * 256 * 1024 + 4000);
  expect((await town.report(url)).status).toBe(400);
  expect((await town.report(url.replace(origin, town.origin))).status).toBe(200);
  const [file] = await town.db.selectFrom('request_file_private').selectAll().execute();
  expect(file).toMatchObject({ name: '灯 1.jpg', type: 'image/jpeg', sent_hash: row?.sent_hash });
  const picture = await fetch(`${town.origin}/areas/qingshi/media/${file?.hash ?? ''}.jpg`);
  expect((await sharp(await picture.arrayBuffer()).metadata()).width).toBe(1500);
});

test('the real tus client ends an upload, which then is gone', async () => {
  const { at, db } = await openTown();
  const url = await upload(jpeg, { endpoint: at, chunkSize: 5000 });
  await Upload.terminate(url);
  expect([
    (await fetch(url, { method: 'HEAD', headers: tus })).status,
    await db.selectFrom('upload_private').selectAll().execute(),
  ]).toEqual([404, []]);
});

test('a page of another site may ask, and learns what the server can', async () => {
  const { at } = await openTown();
  const asked = await fetch(at, {
    method: 'OPTIONS',
    headers: { origin: 'https://county.example', 'access-control-request-method': 'DELETE' },
  });
  const said = (name: string) => asked.headers.get(name);
  expect([asked.status, said('tus-version'), said('tus-extension'), said('tus-max-size')]).toEqual([
    204,
    '1.0.0',
    'creation,expiration,termination',
    '20971520',
  ]);
  expect(said('access-control-allow-methods')).toMatch(/PATCH.*DELETE/);
  expect(said('access-control-allow-headers')).toMatch(/Tus-Resumable.*Upload-Length.*Upload-Offset.*Upload-Metadata/);
  const created = await fetch(at, { method: 'POST', headers: { ...tus, 'upload-length': '9', origin: 'https://county.example' } });
  expect(created.headers.get('access-control-expose-headers')).toMatch(/Location.*Upload-Offset.*Upload-Expires/);
  expect(Date.parse(created.headers.get('upload-expires') ?? '')).toBe(Date.parse('2026-07-01T08:00:00Z'));
});

test('an upload says how far it is, takes only what comes next, and nobody keeps that', async () => {
  const { create, append } = await openTown();
  const names = `filetype aW1hZ2UvanBlZw==, filename ${Buffer.from('C:\\照片\\灯\u202e.jpg').toString('base64')}`;
  const url = (await create(jpeg.length, { 'upload-metadata': names })).headers.get('location') ?? '';
  const first = await append(url, 0, jpeg.slice(0, 1000));
  expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '1000']);
  const head = await fetch(url, { method: 'HEAD', headers: tus });
  expect(['upload-offset', 'upload-length', 'cache-control', 'tus-resumable'].map((name) => head.headers.get(name))).toEqual([
    '1000',
    String(jpeg.length),
    'no-store',
    '1.0.0',
  ]);
  expect(head.headers.get('upload-metadata')).toBe(`filename ${Buffer.from('灯.jpg').toString('base64')}`);
  expect([(await append(url, 0, jpeg)).status, (await append(url, 1001, jpeg.slice(1001))).status]).toEqual([409, 409]);
  expect((await append(url, 1000, jpeg.slice(1000), { 'content-type': 'image/jpeg' })).status).toBe(415);
  expect((await append(url, 1000, jpeg)).status).toBe(413);
  const ends = await Promise.all([append(url, 1000, jpeg.slice(1000)), append(url, 1000, jpeg.slice(1000))]);
  expect(ends.map(({ status }) => status).sort()).toEqual([204, 409]);
});

/** A body that begins, and then breaks off or says nothing more. */
function broken(bytes: Uint8Array<ArrayBuffer>, end: 'cut' | 'silent'): ReadableStream {
  let turn = 0;
  const pull = (controller: ReadableStreamDefaultController): Promise<void> | void => {
    if (turn++ === 0) return controller.enqueue(bytes);
    return end === 'cut' ? controller.error(new Error('ECONNRESET')) : new Promise(() => undefined);
  };
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}

test.each(['cut', 'silent'] as const)('of a connection that is %s all that came is kept once the client asks', async (end) => {
  const { begin, app, append } = await openTown();
  const url = await begin(jpeg.length);
  const headers = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const body = broken(jpeg.slice(0, 1000), end);
  const sending = Promise.resolve(app.request(url, { method: 'PATCH', headers, body, duplex: 'half' } as RequestInit));
  if (end === 'cut') await sending;
  else await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await fetch(url, { method: 'HEAD', headers: tus })).headers.get('upload-offset')).toBe('1000');
  expect((await append(url, 1000, jpeg.slice(1000))).status).toBe(204);
  await sending;
});

test.each<[string, Record<string, string>, number]>([
  ['no length', { 'upload-length': '' }, 400],
  ['no bytes', { 'upload-length': '0' }, 400],
  ['a length that is none', { 'upload-length': '1e3' }, 400],
  ['21 MiB', { 'upload-length': String(21 << 20) }, 413],
  ['another version', { 'upload-length': '9', 'tus-resumable': '0.2.2' }, 412],
])('an upload of %s is not begun', async (_, headers, status) => {
  const { at, db } = await openTown();
  const refused = await fetch(at, { method: 'POST', headers: { ...tus, ...headers } });
  expect([refused.status, refused.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8']);
  expect(await db.selectFrom('upload_private').selectAll().execute()).toEqual([]);
});

test('what turns out to be a program, or no picture that can be read, is refused and gone', async () => {
  const { begin, append, db } = await openTown();
  for (const bytes of [new Uint8Array([0x4d, 0x5a, 0, 0]), jpeg.slice(0, 5000)]) {
    const url = await begin(bytes.length);
    expect((await append(url, 0, bytes)).status).toBe(415);
  }
  expect(await db.selectFrom('upload_private').selectAll().execute()).toEqual([]);
});

test('a form names uploads as its files, once and for ever under its key', async () => {
  const { whole, app, db, media, clock } = await openTown();
  const url = await whole();
  const photo = { id: 'a', name: '灯.jpg', type: 'image/jpeg' };
  const given = { ...draft, answers: { ...draft.answers, photos: [{ ...photo, size: jpeg.length }] }, media: [{ ...photo, url }] };
  const send = () => app.request(new URL('/areas/qingshi/forms/send', url), post(given));
  const first = await send();
  expect(first.status).toBe(201);
  const [file] = await db.selectFrom('submission_file_private').selectAll().execute();
  expect(Buffer.from((await media.get(file?.hash ?? '')) ?? []).includes('Exif')).toBe(false);
  clock.time += day;
  await sweepMedia({ db, media, clock: { now: () => Date.now() + 2 * day } });
  expect([await db.selectFrom('upload_private').selectAll().execute(), await media.has(file?.hash ?? '')]).toEqual([[], true]);
  expect(await (await send()).json()).toEqual(await first.json());
});

test('a report or form that names an upload which is not there, not whole, or of another area is refused', async () => {
  const { begin, report, whole, app, at } = await openTown();
  const urls = [await begin(9), `${at}/0123456789abcdef0123456789abcdef`, (await whole()).replace('qingshi', 'hekou')];
  for (const url of urls) expect((await report(url)).status).toBe(400);
  const given = { ...draft, media: [{ id: 'a', url: urls[0] }] };
  expect((await app.request(new URL('/areas/qingshi/forms/send', at), post(given))).status).toBe(400);
});

test('uploads that nobody names are gone after a day, with all their pieces', async () => {
  const { begin, append, whole, db, media, clock } = await openTown();
  const half = await begin(jpeg.length);
  await append(half, 0, jpeg.slice(0, 1000));
  await whole();
  const later = (ms: number) => sweepMedia({ db, media, clock: { now: () => clock.time + ms } });
  const real = (ms: number) => sweepMedia({ db, media, clock: { now: () => Date.now() + ms } });
  await later(day - 1);
  expect(await db.selectFrom('upload_private').selectAll().execute()).toHaveLength(2);
  clock.time += day;
  expect((await fetch(half, { method: 'HEAD', headers: tus })).status).toBe(404);
  await later(0);
  await real(2 * day);
  const left = [];
  for await (const hash of media.olderThan(Date.now() + day)) left.push(hash);
  expect([await db.selectFrom('upload_private').selectAll().execute(), left]).toEqual([[], []]);
});

test('a sweep spares what comes piece by piece, what waits to be named, and what a report shows', async () => {
  const { begin, append, whole, report, db, media, clock, app } = await openTown();
  clock.time = Date.now();
  const half = await begin(jpeg.length);
  await append(half, 0, jpeg.slice(0, 1000));
  expect((await report(await whole())).status).toBe(200);
  await db.deleteFrom('upload_private').where('received', '=', jpeg.length).execute();
  const other = await whole(
    await sharp(jpeg)
      .flip()
      .jpeg()
      .toBuffer()
      .then((bytes) => new Uint8Array(bytes)),
  );
  await sweepMedia({ db, media, clock: { now: () => clock.time + day / 2 } });
  const [shown] = await db.selectFrom('request_file_private').select('hash').execute();
  expect((await app.request(`/areas/qingshi/media/${shown?.hash ?? ''}.jpg`)).status).toBe(200);
  expect((await append(half, 1000, jpeg.slice(1000))).status).toBe(204);
  expect([(await report(half, `${key}-2`)).status, (await report(other, `${key}-3`)).status]).toEqual([200, 200]);
});

test.each(['named', 'asked for'])('a whole upload that nobody could look at before is looked at when it is %s', async (how) => {
  const town = await openTown();
  const { begin, report, db } = town;
  // No memory is left for the whole, as where many come to their end at once.
  const origin = await serveApp(createApp({ ...town, bodyBytes: jpeg.length - 1 }));
  const url = await begin(jpeg.length);
  const headers = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const busy = await fetch(url.replace(town.origin, origin), { method: 'PATCH', headers, body: jpeg });
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5']);
  const hashes = () => db.selectFrom('upload_private').select('hash').execute();
  expect(await hashes()).toEqual([{ hash: null }]);
  if (how === 'named') expect((await report(url)).status).toBe(200);
  else expect((await fetch(url, { method: 'HEAD', headers: tus })).headers.get('upload-offset')).toBe(String(jpeg.length));
  expect(await hashes()).toEqual([{ hash: expect.any(String) as string }]);
});

test('what was altered on its way is not kept, and begun anew', async () => {
  const town = await openTown();
  const { create, append, db } = town;
  const digest = createHash('sha256').update(jpeg).digest('base64');
  const begin = async () =>
    (await create(jpeg.length, { 'upload-metadata': `filename eA==,sha256 ${digest}` })).headers.get('location') ?? '';
  const altered = jpeg.slice();
  altered[altered.length >> 1]! ^= 1;
  const answer = await append(await begin(), 0, altered);
  expect([answer.status, await db.selectFrom('upload_private').select('id').execute()]).toEqual([460, []]);
  // The same where the last of it came and nobody could look.
  const busy = await serveApp(createApp({ ...town, bodyBytes: jpeg.length - 1 }));
  const url = await begin();
  await append(url.replace(town.origin, busy), 0, altered);
  const asked = await fetch(url, { method: 'HEAD', headers: tus });
  expect([asked.status, await db.selectFrom('upload_private').select('id').execute()]).toEqual([404, []]);
  expect((await append(await begin(), 0, jpeg)).status).toBe(204);
});
