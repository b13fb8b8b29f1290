import { expect, test } from 'vitest';
import { createApp } from '../../app.js';
import { putForm } from '../../forms/form-store.js';
import { draft, jpeg, key, noise, post } from '../../forms/noise-form.node.js';
import { putRequestTypes } from '../../requests/request-types.js';
import { openServer } from '../../testing.node.js';
import { finishUpload } from './finish-upload.js';
import { addPiece, createUpload } from './upload-store.js';

const area = '/areas/qingshi';

async function openTown() {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [{ id: 'lamp', name: '路灯', placeless: true }]);
  await putForm(server.db, 'qingshi', noise);
  /** All of whose bytes have come, and of which nobody has made a file. */
  const whole = async () => {
    const upload = await createUpload(server.db, { area: 'qingshi', name: undefined, length: jpeg.length, now: server.clock.now() });
    await addPiece(server, upload, 0, jpeg);
    return { ...upload, received: jpeg.length, url: `http://localhost${area}/uploads/${upload.id}` };
  };
  const left = () => server.db.selectFrom('upload_private').select('id').execute();
  return { ...server, whole, left };
}

function reporting(url: string): RequestInit {
  return { method: 'POST', headers: { 'idempotency-key': key }, body: new URLSearchParams({ service_code: 'lamp', media_url: url }) };
}

test('whoever deletes a report deletes the upload of its photo, and another one of the same photo', async () => {
  const town = await openTown();
  const [named, again, begun] = [await town.whole(), await town.whole(), await town.whole()];
  await finishUpload(town, again);
  const sent = await town.app.request(`${area}/open311/v2/requests.json`, reporting(named.url));
  const [{ tracking_code: code }] = (await sent.json()) as [{ tracking_code: string }];
  const deleted = await town.app.request(`${area}/requests/by-code/delete`, { method: 'POST', body: JSON.stringify({ code }) });
  // What nobody has made a file of cannot be known for the same.
  expect([deleted.status, await town.left()]).toEqual([200, [{ id: begun.id }]]);
});

test('whoever deletes a form deletes the uploads of its files', async () => {
  const { app, whole, left } = await openTown();
  const photo = { id: 'a', name: '灯.jpg', type: 'image/jpeg' };
  const answers = { ...draft.answers, photos: [{ ...photo, size: jpeg.length }] };
  const sent = await app.request(`${area}/forms/send`, post({ ...draft, answers, media: [{ ...photo, url: (await whole()).url }] }));
  const { id: number, pin } = (await sent.json()) as { id: string; pin: string };
  const deleted = await app.request(`${area}/forms/by-pin/delete`, { method: 'POST', body: JSON.stringify({ number, pin }) });
  expect([deleted.status, await left()]).toEqual([200, []]);
});

test('of two who finish an upload at the same time neither loses it', async () => {
  const town = await openTown();
  const upload = await town.whole();
  expect(await finishUpload(town, upload)).toBe(true);
  // As it was read before the other was done.
  expect(await finishUpload(town, upload)).toBe(true);
  expect(await town.left()).toEqual([{ id: upload.id }]);
  expect((await town.app.request(`${area}/open311/v2/requests.json`, reporting(upload.url))).status).toBe(200);
});

test('the bytes of named uploads count like those that come with what is sent', async () => {
  const town = await openTown();
  const { url } = await town.whole();
  const app = createApp({ ...town, bodyBytes: jpeg.length });
  const [report, form] = [
    await app.request(`${area}/open311/v2/requests.json`, reporting(url)),
    await app.request(`${area}/forms/send`, post({ ...draft, media: [{ id: 'a', url }] })),
  ];
  expect([report.status, report.headers.get('retry-after'), form.status]).toEqual([503, '5', 503]);
  expect((await town.app.request(`${area}/open311/v2/requests.json`, reporting(url))).status).toBe(200);
});
