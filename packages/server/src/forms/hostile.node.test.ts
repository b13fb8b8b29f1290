import { readdir } from 'node:fs/promises';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { putArea } from '../areas/area-store.js';
import { openServer, type TestServer } from '../testing.node.js';
import { putForm } from './form-store.js';
import { draft, jpeg, key, noise, partsOf, post } from './noise-form.node.js';

const address = '/areas/qingshi/forms/send';
let server: TestServer;

beforeAll(async () => {
  server = await openServer();
  await putForm(server.db, 'qingshi', noise);
});

// Whatever comes, nothing of it is kept.
afterEach(async () => {
  for (const table of ['submission', 'submission_private', 'submission_file_private'] as const) {
    expect(await server.db.selectFrom(table).selectAll().execute()).toEqual([]);
  }
  expect(await readdir(server.folder)).toEqual(['new']);
  expect(await readdir(`${server.folder}/new`)).toEqual([]);
});

const json = JSON.stringify(draft);
const headers = { 'idempotency-key': key };
const multipart = (body: string | Uint8Array<ArrayBuffer>): RequestInit => ({
  method: 'POST',
  headers: { ...headers, 'content-type': 'multipart/form-data; boundary=next-part' },
  body,
});
const fields = (count: number): string => Array.from({ length: count }, (_, at) => `f${at}=1`).join('&');
const page = (body: string): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
const deep = (levels: number): string => `{"form":"noise","version":"1","answers":${'['.repeat(levels)}${']'.repeat(levels)}}`;
const part = (name: string, value: string): string => `--next-part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

test.each<[string, RequestInit, number]>([
  ['truncated JSON', post(json.slice(0, -9)), 400],
  ['no JSON', post('<?php'), 400],
  ['nothing', post(''), 400],
  ['JSON in another character set', { ...post(''), body: Uint8Array.from([0x22, 0xc7, 0xe0, 0xca, 0xaf, 0x22]) }, 400],
  ['JSON nested without end', post(deep(200_000)), 400],
  ['a list', post('[]'), 422],
  ['null', post('null'), 422],
  ['a number', post('5'), 422],
  ['answers that are none', post({ ...draft, answers: 'x' }), 422],
  ['answers nested deep', post(deep(50)), 422],
  ['a prototype', post('{"form":"noise","version":"1","__proto__":{"answers":{"what":"x"}}}'), 422],
  ['a prototype of answers', post('{"form":"noise","version":"1","answers":{"__proto__":{"what":"x"}}}'), 422],
  ['a form of nobody', post({ ...draft, form: '../index' }), 422],
  ['a form that is no text', post({ ...draft, form: { toString: 1 } }), 422],
  ['a form called by what cannot be kept', post({ ...draft, form: 'noise\0\ud800', version: '\0' }), 422],
  ['a key that leads elsewhere', post(draft, '../../../../../tmp/x'), 400],
  ['no key', { ...post(draft), headers: { 'content-type': 'application/json' } }, 400],
  ['JSON that says to be text', { ...post(draft), headers: { ...headers, 'content-type': 'text/plain' } }, 415],
  ['no type', { method: 'POST', headers, body: new Uint8Array(8) }, 415],
  ['XML', { ...post('<x/>'), headers: { ...headers, 'content-type': 'application/xml' } }, 415],
  ['3 MiB of JSON', post({ ...draft, answers: { what: 'x'.repeat(3 << 20) } }), 413],
  ['25 MiB', multipart(new Uint8Array(25 << 20)), 413],
  ['23 MiB that are no parts', multipart(new Uint8Array(23 << 20)), 400],
  ['parts without a boundary', { ...multipart('x'), headers: { ...headers, 'content-type': 'multipart/form-data' } }, 400],
  ['parts of another boundary', multipart(part('submission', json).replaceAll('next-part', 'other-part')), 400],
  ['parts that are cut off', multipart(part('submission', json)), 400],
  ['a submission that is no JSON', multipart(`${part('submission', 'x')}--next-part--\r\n`), 400],
  ['parts of no form', multipart(`${part('what', 'x')}--next-part--\r\n`), 422],
  ['10,000 fields of no form', page(fields(10_000)), 422],
  ['10,000 fields of a form', page(`$form=noise&$version=1&${fields(10_000)}`), 422],
  ['50,001 fields', page(`$form=noise&$version=1&${fields(50_001)}`), 413],
  ['10,000 parts', multipart(`${Array.from({ length: 10_000 }, (_, at) => part(`f${at}`, '1')).join('')}--next-part--\r\n`), 422],
  ['100,000 parts', multipart(`${Array.from({ length: 100_000 }, (_, at) => part(`f${at}`, '1')).join('')}--next-part--\r\n`), 413],
  ['a page in GBK', page('$form=noise&$version=1&what=%C7%E0%CA%AF'), 400],
  ['a page of percent signs', page('$form=noise&$version=1&what=%&%=%E0%A4%A'), 400],
  ['names of prototypes', page('$form=noise&$version=1&__proto__/what=x&constructor=x&times/__proto__/hour=99&what='), 422],
])('%s is refused', async (_, init, status) => {
  const answer = await server.app.request(address, init);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8']);
});

test('a form of another area is none of this one', async () => {
  await putArea(server.db, { id: 'other', name: 'Other', zone: 'UTC', lang: 'en' });
  await putForm(server.db, 'other', { ...noise, id: 'lamp' });
  const answer = await server.app.request(address, post({ ...draft, form: 'lamp' }));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/form', detail: expect.stringContaining('不能提交') }] });
  expect((await server.app.request('/areas/qingshi/forms/lamp.json')).status).toBe(404);
});

const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
const photo = (more: object = {}) => ({
  ...draft,
  lang: 'en',
  answers: { what: 'x', photos: [{ id: 'a', type: 'image/jpeg', size: 5, ...more }] },
});

test.each<[string, object, Uint8Array<ArrayBuffer>, string]>([
  ['a page that says to be a picture', {}, html, 'Choose only files of these types'],
  ['a page that says to be a table', { type: 'text/csv' }, html, 'Choose only files of these types'],
  ['a PDF that says to be a picture', {}, new TextEncoder().encode('%PDF-1.7'), 'Choose only files of these types'],
  ['a drawing with script', { type: 'image/svg+xml' }, new TextEncoder().encode('<svg/>'), 'Choose only files of these types'],
  ['a file of nothing', {}, new Uint8Array(), 'Choose only files of these types'],
  ['a file larger than it says', {}, Uint8Array.from({ length: 1_000_001 }, (_, at) => jpeg[at] ?? 0), 'Choose files of no more than'],
])('%s is refused where it was asked for', async (_, more, bytes, detail) => {
  const answer = await server.app.request(address, { method: 'POST', headers, body: partsOf(photo(more), { a: bytes }) });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/answers/photos', detail: expect.stringContaining(detail) }] });
});

test('a single file of more than 20 MiB is too large, whatever the form allows', async () => {
  const body = partsOf(photo(), { a: new Uint8Array(21 << 20) });
  expect((await server.app.request(address, { method: 'POST', headers, body })).status).toBe(413);
});

test.each([
  '/areas/%00/forms/index.json',
  '/areas/qingshi/forms/%00.json',
  '/areas/qingshi/forms/noise.json?version=%00',
  '/areas/qingshi/forms/%E0%A4%A.json',
  '/areas/qingshi/forms/..%2Findex.json',
  '/areas/qingshi/forms/received/%00?ticket=%00',
])('an address of nothing is no failure of ours: %s', async (path) => {
  expect((await server.app.request(path)).status).toBeOneOf(path.includes('/received/') ? [200] : [400, 404]);
});
