import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely, Transaction } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Tables } from '../database/schema.js';
import { draft, jpeg, key, noise, partsOf } from '../forms/noise-form.node.js';
import { putForm } from '../forms/form-store.js';
import { openServer } from '../testing.node.js';
import { openFolderMedia } from './folder-media.js';
import { isOfType } from './sniff-type.js';
import { sweepMedia } from './sweep-media.js';

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'civickit-media-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('bytes are kept once under their SHA-256, readable by their owner only, and are gone when they are deleted', async () => {
  const folder = await newFolder();
  const media = await openFolderMedia(folder);
  const hashes = await Promise.all([media.put(jpeg), media.put(jpeg), media.put(jpeg)]);
  const [hash = ''] = hashes;
  expect(new Set(hashes).size).toBe(1);
  expect(await readdir(join(folder, hash.slice(0, 2)))).toEqual([hash]);
  expect((await stat(join(folder, hash.slice(0, 2), hash))).mode & 0o777).toBe(0o600);
  expect(Buffer.from((await media.get(hash)) ?? []).equals(jpeg)).toBe(true);
  await media.delete(hash);
  await media.delete(hash);
  expect([await media.has(hash), await media.get(hash)]).toEqual([false, undefined]);
});

test('no name leads out of the folder', async () => {
  const media = await openFolderMedia(await newFolder());
  for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`]) {
    for (const call of [media.get, media.delete, media.has]) await expect((async () => call(name))()).rejects.toThrow(RangeError);
  }
});

test('what a crash left half written is gone after an hour, at the next start', async () => {
  const folder = await newFolder();
  await openFolderMedia(folder);
  for (const name of ['old', 'young']) await writeFile(join(folder, 'new', name), 'x');
  await utimes(join(folder, 'new/old'), 0, 0);
  await openFolderMedia(folder);
  expect(await readdir(join(folder, 'new'))).toEqual(['young']);
});

test('a sweep takes what no row names and is older than an hour, and nothing else', async () => {
  const server = await openServer();
  const { db, app, media } = server;
  await putForm(db, 'qingshi', noise);
  const answers = { what: 'x', photos: [{ id: 'a', type: 'image/jpeg', size: 1 }] };
  await app.request('/areas/qingshi/forms/send', {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: partsOf({ ...draft, answers }, { a: jpeg }),
  });
  const orphan = await media.put(new Uint8Array(9));
  const sweep = (later: number) => sweepMedia({ db, media, clock: { now: () => Date.now() + later } });
  expect(await sweep(3_500_000)).toBe(0);
  expect(await sweep(3_700_000)).toBe(1);
  expect(await media.has(orphan)).toBe(false);
  const [row] = await db.selectFrom('submission_file_private').select('hash').execute();
  expect(await media.has(row?.hash ?? '')).toBe(true);
});

test('of many files every one that nobody names is taken', async () => {
  const { db, media, folder } = await openServer();
  const hashes = Array.from({ length: 501 }, (_, at) => at.toString(16).padStart(64, '0'));
  const gone: string[] = [];
  async function* olderThan() {
    yield* await Promise.resolve(hashes);
  }
  const many = { ...media, olderThan, delete: async (hash: string) => void (await Promise.resolve(gone.push(hash))) };
  expect(await sweepMedia({ db, media: many, clock: Date })).toBe(501);
  expect([gone, await readdir(folder)]).toEqual([hashes, ['new']]);
});

test('a file that is swept away while its form is being kept is written again', async () => {
  const { db, app, media } = await openServer();
  await putForm(db, 'qingshi', noise);
  const put = media.put.bind(media);
  let calls = 0;
  // At the worst moment: after the file was found in its place, before a row names it.
  Object.assign(media, {
    put: async (bytes: Uint8Array) => {
      const hash = await put(bytes);
      if (calls++ === 0) await sweepMedia({ db, media, clock: { now: () => Date.now() + 7_200_000 } });
      return hash;
    },
  });
  const answers = { what: 'x', photos: [{ id: 'a', type: 'image/jpeg', size: 1 }] };
  const init = { method: 'POST', headers: { 'idempotency-key': key }, body: partsOf({ ...draft, answers }, { a: jpeg }) };
  expect((await app.request('/areas/qingshi/forms/send', init)).status).toBe(201);
  const [row] = await db.selectFrom('submission_file_private').select('hash').execute();
  expect([calls, await media.has(row?.hash ?? '')]).toEqual([2, true]);
});

test('a file that a form begins to name while a sweep is at it stays', async () => {
  const { db, app, media, pictures } = await openServer();
  await putForm(db, 'qingshi', noise);
  const hash = await media.put((await pictures.clean(jpeg))?.bytes ?? jpeg);
  const answers = { what: 'x', photos: [{ id: 'a', type: 'image/jpeg', size: 1 }] };
  const send = () =>
    app.request('/areas/qingshi/forms/send', {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: partsOf({ ...draft, answers }, { a: jpeg }),
    });
  // At the worst moment: after the sweep found that nobody names it.
  const execute = async <T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> => {
    await send();
    return db.transaction().execute(work);
  };
  const watched = {
    selectFrom: db.selectFrom.bind(db),
    deleteFrom: db.deleteFrom.bind(db),
    transaction: () => ({ execute }),
  } as unknown as Kysely<Tables>;
  expect(await sweepMedia({ db: watched, media, clock: { now: () => Date.now() + 7_200_000 } })).toBe(0);
  expect(await media.has(hash)).toBe(true);
});

test('where the disk is full, nothing is said to be received, and nothing is kept', async () => {
  const { db, app, media } = await openServer();
  await putForm(db, 'qingshi', noise);
  Object.assign(media, { put: () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' })) });
  const answers = { what: 'x', photos: [{ id: 'a', type: 'image/jpeg', size: 1 }] };
  const init = { method: 'POST', headers: { 'idempotency-key': key }, body: partsOf({ ...draft, answers }, { a: jpeg }) };
  expect((await app.request('/areas/qingshi/forms/send', init)).status).toBe(503);
  expect(await db.selectFrom('submission').selectAll().execute()).toEqual([]);
});

const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test.each<[string, readonly (number | string)[], boolean]>([
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe1], true],
  ['image/png', [0x89, 'PNG\r\n', 0x1a, '\n'], true],
  ['image/webp', ['RIFF', 0, 0, 0, 0, 'WEBPVP8 '], true],
  ['image/heic', [0, 0, 0, 24, 'ftypheic'], true],
  ['video/mp4', [0, 0, 0, 24, 'ftypisom'], true],
  ['audio/wav', ['RIFF', 0, 0, 0, 0, 'WAVEfmt '], true],
  ['audio/mpeg', [0xff, 0xfb, 0x90], true],
  ['application/pdf', ['%PDF-1.4'], true],
  ['application/msword', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], true],
  [office, ['PK', 3, 4, '....[Content_Types].xml'], true],
  ['text/csv', ['﻿姓名,电话'], true],
  ['text/plain', [0xc7, 0xe0, 0xca, 0xaf], true],
  ['image/jpeg', [0xff, 0xd8], false],
  ['image/jpeg', [0x89, 'PNG\r\n', 0x1a, '\n'], false],
  ['image/webp', ['RIFF', 0, 0, 0, 0, 'WAVEfmt '], false],
  ['image/heic', [0, 0, 0, 24, 'ftypisom'], false],
  ['application/pdf', ['<html>%PDF-1.4'], false],
  [office, ['PK', 3, 4, 'META-INF/MANIFEST.MF'], false],
  ['text/plain', ['MZ', 0, 0], false],
  ['text/csv', ['%PDF-1.4\n'], false],
  ['text/csv', ['ID3,ID4\n'], true],
  ['text/csv', ['\n <HTML>'], false],
  ['image/svg+xml', ['<svg/>'], false],
  ['application/octet-stream', ['MZ'], false],
])('what says to be %s and begins with %j is so: %s', (type, parts, expected) => {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));
  expect(isOfType(bytes, type)).toBe(expected);
});
