import { submit } from '@civickit/adapters/submit';
import { createCivicClient, createHttp, type Receipt, type Submission } from '@civickit/core';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { serveApp } from '../serve-app.node.js';
import { now, openServer } from '../testing.node.js';
import { putForm } from './form-store.js';
import { draft, jpeg, key, noise } from './noise-form.node.js';

const address = '/areas/qingshi/forms';
const context = { http: createHttp({ timeoutMs: 5000 }), clock: Date, zone: 'UTC', signal: new AbortController().signal };

async function open(as: 'json' | 'form' = 'json') {
  const server = await openServer();
  await putForm(server.db, 'qingshi', noise);
  let lost = 0;
  const front = new Hono().all('*', async ({ req, text }) => {
    const answer = await server.app.fetch(req.raw);
    return req.method === 'POST' && lost-- > 0 ? text('', 502) : answer;
  });
  const origin = await serveApp(front);
  const source = submit({ id: 'office', url: `${origin}${address}/send`, forms: `${origin}${address}/index.json`, idempotent: true, as });
  const send = (given: Submission = draft, name = key): Promise<Receipt> => source.send.submit(given, name, context);
  const rows = async () => (await server.db.selectFrom('submission').selectAll().execute()).length;
  return { ...server, origin, source, send, rows, loseAnswers: (count: number) => (lost = count) };
}

test('our client lists the forms and gets one, in the order of its own texts', async () => {
  const { source, db } = await open();
  await putForm(db, 'qingshi', { ...noise, id: '路灯', version: '7' });
  const { forms } = createCivicClient({ forms: source });
  expect((await forms.page()).items.map(({ definition: { id, version } }) => `${id} ${version}`)).toEqual(['noise 1', '路灯 7']);
  const [found] = (await forms.page({ id: 'noise' })).items;
  expect(JSON.stringify(found?.definition.title)).toBe(JSON.stringify(noise.title));
});

test('a form is received: its number, the area’s time, a page and a PIN', async () => {
  const { send, db, origin, secrets } = await open();
  const receipt = await send();
  const [row] = await db.selectFrom('submission').innerJoin('submission_private', 'submission', 'submission.id').selectAll().execute();
  expect(row).toMatchObject({ area: 'qingshi', form: 'noise', version: '1', key, received_at: new Date(now), content: draft });
  const id = row?.id ?? '';
  expect(id).toMatch(/^2026-0630-\d{5}$/);
  expect(receipt).toEqual({
    strength: 'acknowledged',
    source: 'office',
    at: '2026-06-30T08:00:00.000Z',
    ref: { source: 'office', id },
    code: id,
    url: `${origin}${address}/received/${id}`,
    pin: secrets.pinOf(id),
  });
});

async function withPhoto(source: ReturnType<typeof submit>): Promise<Submission> {
  const photo = { id: 'photo/1', name: '灯 "1".jpg', type: 'image/jpeg' };
  const { url } = (await source.send.upload?.({ ...photo, bytes: jpeg, key: photo.id }, context)) ?? { url: '' };
  return { ...draft, answers: { ...draft.answers, photos: [{ ...photo, size: jpeg.length }] }, media: [{ ...photo, url }] };
}

test.each(['json', 'form'] as const)('pictures come along and are kept without where they were taken, sent as %s', async (as) => {
  const { source, send, db, media, pictures } = await open(as);
  await send(await withPhoto(source));
  const files = await db.selectFrom('submission_file_private').selectAll().execute();
  const clean = Buffer.from((await pictures.clean(jpeg))?.bytes ?? []);
  const id = as === 'json' ? 'photo/1' : 'photos/1';
  expect(files).toMatchObject([{ id, name: '灯 "1".jpg', type: 'image/jpeg', size: clean.length }]);
  const kept = Buffer.from((await media.get(files[0]?.hash ?? '')) ?? []);
  expect([kept.equals(clean), Buffer.from(jpeg).includes('Exif'), kept.includes('Exif')]).toEqual([true, true, false]);
});

test('files that are no pictures come along byte by byte', async () => {
  const { source, send, db, media } = await open();
  const bytes = new TextEncoder().encode('﻿姓名,电话\n');
  const list = { id: 'list', name: '名单.csv', type: 'text/csv' };
  const { url } = (await source.send.upload?.({ ...list, bytes, key: list.id }, context)) ?? { url: '' };
  await send({ ...draft, answers: { ...draft.answers, photos: [{ ...list, size: bytes.length }] }, media: [{ ...list, url }] });
  const [file] = await db.selectFrom('submission_file_private').selectAll().execute();
  expect(Buffer.from((await media.get(file?.hash ?? '')) ?? []).equals(bytes)).toBe(true);
});

test('a picture that cannot be freed of what it tells is refused where it was asked for', async () => {
  const { source, send, rows } = await open();
  const heic = { id: 'heic', name: 'a.heic', type: 'image/heic' };
  const bytes = Buffer.from('\0\0\0\x18ftypheic, taken at 26.5 N');
  const { url } = (await source.send.upload?.({ ...heic, bytes, key: heic.id }, context)) ?? { url: '' };
  const given = { ...draft, answers: { ...draft.answers, photos: [{ ...heic, size: bytes.length }] }, media: [{ ...heic, url }] };
  await expect(send(given)).rejects.toMatchObject({ status: 422, issues: [{ path: '/answers/photos' }] });
  expect(await rows()).toBe(0);
});

test('files that the first try left behind are kept when a repeat brings them, if they are what it said', async () => {
  const { source, send, db, media, pictures } = await open();
  const given = await withPhoto(source);
  const receipt = await send({ ...given, media: [] });
  const [medium] = given.media ?? [];
  const lie = {
    ...given,
    media: [{ ...medium, url: `data:image/jpeg;base64,${Buffer.from('%PDF-1.4').toString('base64')}` }],
  } as Submission;
  await expect(send(lie)).rejects.toMatchObject({ status: 422 });
  expect(await db.selectFrom('submission_file_private').selectAll().execute()).toEqual([]);
  expect(await Promise.all([send(given), send(given), send(given)])).toEqual([receipt, receipt, receipt]);
  const files = await db.selectFrom('submission_file_private').selectAll().execute();
  const clean = (await pictures.clean(jpeg))?.bytes ?? jpeg;
  expect(files.map(({ id, size }) => [id, size])).toEqual([['photo/1', clean.length]]);
  expect(await media.has(files[0]?.hash ?? '')).toBe(true);
});

test.each(['json', 'form'] as const)('a form whose answer was lost is sent again, and is there once, as %s', async (as) => {
  const { source, send, rows, loseAnswers, clock } = await open(as);
  const photographed = await withPhoto(source);
  const given = { ...photographed, answers: { ...photographed.answers, until: '2026-06-30' } };
  loseAnswers(1);
  await expect(send(given)).rejects.toMatchObject({ retry: 'later' });
  // A day later its rules would refuse it.
  clock.time += 86_400_000;
  const receipts = [await send(given), await send(given)];
  expect(receipts[0]).toEqual(receipts[1]);
  expect(receipts[0]).toMatchObject({ at: '2026-06-30T08:00:00.000Z' });
  expect(await rows()).toBe(1);
});

test('a repeat may lack its files, but not have others, nor other answers', async () => {
  const { source, send, rows } = await open();
  const given = await withPhoto(source);
  const receipt = await send(given);
  expect(await send({ ...given, media: [] })).toEqual(receipt);
  const [medium] = given.media ?? [];
  const other = { ...given, media: [{ ...medium, url: 'data:image/jpeg;base64,/9j/4AAA' }] } as Submission;
  for (const changed of [other, { ...draft, answers: { what: 'other' } }]) {
    await expect(send(changed)).rejects.toMatchObject({ status: 422, retry: 'never' });
  }
  expect(await rows()).toBe(1);
});

test('a refusal names the questions, in the sender’s language, and keeps nothing', async () => {
  const { send, rows } = await open();
  const times = [{ $id: 'a', hour: 1 }, { $id: 'b', hour: 24 }]; // prettier-ignore
  await expect(send({ ...draft, lang: 'en-GB', answers: { times, since: '2026-07-01' } })).rejects.toMatchObject({
    status: 422,
    issues: [
      { path: '/answers/what', message: 'Enter an answer' },
      { path: '/answers/since', message: 'Enter 30 June 2026 or an earlier date' },
      { path: '/answers/times/1/hour', message: 'Enter 23 or less' },
    ],
  });
  await expect(send({ ...draft, answers: {} })).rejects.toMatchObject({ issues: [{ path: '/answers/what', message: '请填写' }] });
  expect(await rows()).toBe(0);
});

test('of a version that is no longer offered, but kept, forms are still taken; of one that never was they are not', async () => {
  const { send, db, rows } = await open();
  await putForm(db, 'qingshi', {
    ...noise,
    version: '2',
    pages: [{ id: 'p', questions: [{ id: 'other', type: 'text', label: 'x', required: true }] }],
  });
  expect(await send()).toMatchObject({ strength: 'acknowledged' });
  await expect(send({ ...draft, version: '0' }, `${key}-2`)).rejects.toMatchObject({
    issues: [{ path: '/version' }, { path: '/answers/other' }],
  });
  expect(await rows()).toBe(1);
});

test('of a hundred forms at the same time, thirty of them repeats, there is one row for each key, and each repeat gets its answer', async () => {
  const { send, rows, db } = await open();
  const names = Array.from({ length: 100 }, (_, at) => `${key}-${at < 70 ? at : at % 35}`);
  const receipts = await Promise.all(names.map((name) => send(draft, name)));
  expect(await rows()).toBe(70);
  const byKey = new Map<string, Set<string>>();
  names.forEach((name, at) => byKey.set(name, (byKey.get(name) ?? new Set()).add(JSON.stringify(receipts[at]))));
  expect([...byKey.values()].every(({ size }) => size === 1)).toBe(true);
  expect(new Set(receipts.map((receipt) => 'code' in receipt && receipt.code)).size).toBe(70);
  expect(await db.selectFrom('submission_private').select('fingerprint').execute()).toHaveLength(70);
});
