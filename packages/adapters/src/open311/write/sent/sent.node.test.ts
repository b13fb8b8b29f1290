import type { NewServiceRequest } from '@civickit/core';
import { expect, test } from 'vitest';
import { multipartForm, type FormPart } from '../../../source/multipart.js';
import { parseErrors, problemOf } from '../../read/parse-errors.js';
import { spec } from '../../dialects/spec.js';
import { open311Adapter } from '../../dialects/open311-adapter.js';
import { formFields, urlencodedForm } from '../../send/form-body.js';
import { address, known, line, maybe, oneOf, place, some, words } from '../generate.node.js';
import { errorsOf, readRequestPost, readRequestsQuery, writeErrors } from '../index.js';

const form = 'application/x-www-form-urlencoded; charset=utf-8';
const bytes = (text: string) => new TextEncoder().encode(text);
const lamp = { service_code: '001', lat: '39.1', long: '-86.5' };
const formOf = (fields: Readonly<Record<string, string>>) => bytes(new URLSearchParams({ ...lamp, ...fields }).toString());
const read = (fields: Readonly<Record<string, string>>, options = {}) => readRequestPost(formOf(fields), form, options);

const draft = (at: number): NewServiceRequest =>
  known({
    type: line(),
    description: maybe(() => words()),
    where: maybe(place),
    address: maybe(words),
    addressId: maybe(line) ?? 'a',
    answers: maybe(() =>
      Object.fromEntries([...some(line), '__proto__', 'constructor', 'a]b'].map((code, index) => [`${code}${at % 2 ? index : ''}`, oneOf([words(), [line(), words()]])])),
    ),
    media: maybe(() => [...new Set(some(address))].map((url) => ({ url }))),
    contact: maybe(() => ({ firstName: line(), lastName: line(), email: 'wén@town.example', phone: '+1 (555) 010' })),
  }); // prettier-ignore

test.each([spec, open311Adapter])('what our sender writes in the dialect $name is read back as the draft', async (dialect) => {
  for (let at = 0; at < 100; at++) {
    const sent = draft(at);
    const fields = formFields(sent, dialect, { jurisdictionId: 'town.example', deviceId: 'phone' });
    const whole = { draft: sent, jurisdiction: 'town.example', deviceId: 'phone', files: [] };
    const { body, headers } = urlencodedForm(fields);
    expect(await readRequestPost(bytes(body as string), headers?.['content-type'] ?? '')).toEqual(whole);
    if (at % 10 > 0) continue;
    const parts = multipartForm(fields.map(([name, value]) => ({ name, body: value })), 'b-o-u-n-d'); // prettier-ignore
    expect(await readRequestPost(parts.body as Uint8Array, parts.headers?.['content-type'] ?? '')).toEqual(whole);
  }
});

test('the same in JSON', async () => {
  const body = { ...lamp, lat: 39.1, attribute: { POLE: 17, COLOURS: ['r', 'g'], again: true }, media_url: ['https://town.example/1.jpg'], email: null, device_id: 'x' }; // prettier-ignore
  expect(await readRequestPost(bytes(JSON.stringify(body)), 'application/json')).toEqual({
    draft: {
      type: '001',
      where: { latitude: 39.1, longitude: -86.5 },
      answers: { POLE: '17', COLOURS: ['r', 'g'], again: 'true' },
      media: [{ url: 'https://town.example/1.jpg' }],
    },
    deviceId: 'x',
    files: [],
  });
});

test('a report in JSON whose list of answers is empty has none', async () => {
  const { draft } = await readRequestPost(bytes(JSON.stringify({ ...lamp, attribute: {} })), 'application/json');
  expect(draft.answers).toBeUndefined();
});

test('files are kept aside, empty fields of files are not', async () => {
  const part = (name: string, body: string | Uint8Array, more: Partial<FormPart> = {}): FormPart => ({ name, body, ...more });
  const parts = [
    part('service_code', '001'),
    part('address_string', '1 Main St'),
    part('api_key', 'k'),
    part('photo1', new Uint8Array([255, 0, 13, 10]), { filename: '..\\C:/dir/图 1.jpg', type: 'image/jpeg' }),
    part('photo2', '', { filename: '', type: 'application/octet-stream' }),
  ];
  const { body, headers } = multipartForm(parts, 'b-o-u-n-d');
  expect(await readRequestPost(body as Uint8Array, headers?.['content-type'] ?? '')).toEqual({
    draft: { type: '001', address: '1 Main St' },
    apiKey: 'k',
    files: [{ name: '图 1.jpg', type: 'image/jpeg', bytes: new Uint8Array([255, 0, 13, 10]) }],
  });
});

test('our own fields and the lines of browsers are read', async () => {
  const ours = { lang: 'zh-Hans', idempotency_key: 'k1', consent_policy: 'privacy', consent_version: '3', consent_datetime: '2026-03-04T08:00:00Z' }; // prettier-ignore
  expect(await read({ ...ours, description: 'a\r\nb\0', account_id: '7', deviceid: 'd', submit: 'Send', email: ' ' })).toEqual({
    draft: {
      type: '001',
      where: { latitude: 39.1, longitude: -86.5 },
      description: 'a\nb',
      consent: { policy: 'privacy', version: '3', at: '2026-03-04T08:00:00Z' },
      lang: 'zh-Hans',
    },
    key: 'k1',
    accountId: '7',
    deviceId: 'd',
    files: [],
  });
});

test.each([
  ['no type', { service_code: ' ' }, '/type', 'service_code is missing'],
  ['no place', { lat: '', long: '' }, '/where', 'lat and long are missing, and so are address_string and address_id'],
  ['half a place', { long: '' }, '/where', 'lat stands alone: lat and long go together'],
  ['no place on earth', { lat: '91' }, '/where', 'lat and long are no place in degrees of WGS 84'],
  ['a place in the sea', { lat: '0', long: '0.0' }, '/where', 'lat and long are no place in degrees of WGS 84'],
  ['a place in hexadecimals', { lat: '0x10' }, '/where', 'lat and long are no place in degrees of WGS 84'],
  ['a long description', { description: '🚰'.repeat(4001) }, '/description', 'description has more than 4000 characters'],
  ['a header in an address', { email: 'a@b.c\r\nBcc: d@e.f' }, '/contact/email', 'email has a line break'],
  ['no address of mail', { email: 'nobody' }, '/contact/email', 'email is no address such as name@town.example'],
  ['neither yes nor no', { private: 'perhaps' }, '/isPrivate', 'private is neither true nor false'],
  ['a script as a picture', { media_url: 'javascript:alert(1)' }, '/media/0', 'media_url is no address of the web'],
  ['a file as a picture', { media_url: 'data:image/png;base64,AAAA' }, '/media/0', 'media_url is no address of the web'],
  ['an answer without a code', { 'attribute[]': 'x' }, '/answers', 'attribute[] is not written as attribute[CODE]'],
  ['a code of controls', { 'attribute[a\0b]': 'x' }, '/answers', 'attribute[a\0b] is not written as attribute[CODE]'],
  ['a long answer', { 'attribute[a/b~c]': 'x'.repeat(4001) }, '/answers/a~1b~0c', 'attribute[a/b~c] has more than 4000 characters'],
  ['no language', { lang: 'de_DE' }, '/lang', 'lang is no tag of a language such as zh-Hans'],
  ['half a consent', { consent_version: '3' }, '/consent', 'consent_policy, consent_version and consent_datetime go together'],
])('%s is refused at its member', async (_, fields, path, message) => {
  await expect(read(fields)).rejects.toMatchObject({ code: 'invalid/draft', issues: [{ path, message }] });
});

test('as many characters as are allowed are taken, however many units they have', async () => {
  expect((await read({ description: '🚰'.repeat(4000) })).draft.description).toHaveLength(8000);
  await expect(read({ description: 'abc' }, { limits: { description: 2 } })).rejects.toMatchObject({ issues: [{ path: '/description' }] });
  expect((await read({ lat: '', long: '' }, { placeless: true })).draft).toEqual({ type: '001' });
  expect((await read({ private: 'True' })).draft).toMatchObject({ isPrivate: true });
  expect((await read({ private: 'false' })).draft).not.toHaveProperty('isPrivate');
});

test.each([
  ['a field twice', 'service_code=1&service_code=2&address_id=1', form, 'service_code is there 2 times'],
  ['another character set', 'service_code=1&address_id=1&description=%BA%C3', form, 'description is not in UTF-8'],
  ['bytes of another one', new Uint8Array([97, 61, 0xba, 0xc3]), form, 'The body is not in UTF-8'],
  ['another character set by name', 'a=b', 'application/x-www-form-urlencoded; charset="GBK"', 'The body is in gbk; it must be in UTF-8'],
  ['no type', 'a=b', '', 'The body is of no type'],
  ['text', 'a=b', 'text/plain', 'The body is text/plain'],
  ['no boundary', 'a=b', 'multipart/form-data', 'without a boundary'],
  ['a header in the type', 'a=b', 'multipart/form-data; boundary=a\r\nb: c', 'without a boundary'],
  ['a form that breaks off', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb', 'multipart/form-data; boundary=x', 'breaks off'],
  [
    'a part in another character set',
    new Uint8Array([...bytes('--x\r\ncontent-disposition: form-data; name="phone"\r\n\r\n'), 0xba, 0xc3, ...bytes('\r\n--x--\r\n')]),
    'multipart/form-data; boundary=x',
    'phone is not in UTF-8',
  ],
  ['half of JSON', '{"a":', 'application/json', 'The body is no JSON'],
  ['a list', '[]', 'application/json', 'The body must be one JSON object'],
  ['JSON in the deep', '['.repeat(200_000), 'application/json', 'The body is no JSON'],
  ['an object as a field', '{"email":{}}', 'application/json', 'email must be a text, a number, or yes or no'],
  [
    'too many parts',
    `${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n'.repeat(1001)}--x--\r\n`,
    'multipart/form-data; boundary="x"',
    'more than 1000 fields',
  ],
  ['a prototype', '{"__proto__":{"lat":1}}', 'application/json', '__proto__ must be a text'],
  ['a header after the boundary', '--a--', 'multipart/form-data; boundary=a; \r\nb: c', 'no multipart/form-data'],
  ['too many fields', 'a&'.repeat(1001), form, 'The body has more than 1000 fields'],
  [
    'too many answers',
    JSON.stringify({ attribute: { a: Array.from({ length: 10_000 }, () => 1) } }),
    'application/json',
    'more than 1000 fields',
  ],
  ['nothing', '', form, 'service_code is missing'],
])('%s is refused, and nothing else is thrown', async (_, body, type, message) => {
  const sent = readRequestPost(typeof body === 'string' ? bytes(body) : body, type);
  await expect(sent).rejects.toMatchObject({ code: 'invalid/draft', message: expect.stringContaining(message) as string });
});

test('ten thousand answers are taken where they are allowed, and codes mean nothing to JavaScript', async () => {
  const fields = {
    ...Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`attribute[q${at}]`, 'x'])),
    'attribute[__proto__]': 'mine',
  };
  const { answers = {} } = (await read(fields, { limits: { fields: 20_000 } })).draft;
  expect([Object.keys(answers).length, Object.getPrototypeOf(answers), Object.hasOwn(answers, '__proto__')]).toEqual([
    10_001,
    Object.prototype,
    true,
  ]);
});

test.each(['json', 'xml'] as const)('a refusal reaches the members of the draft at our client, in %s', async (format) => {
  const fields = { service_code: '', long: '', email: 'x', 'attribute[POLE]': 'x'.repeat(5000) };
  const error: unknown = await read(fields).catch((one: unknown) => one);
  const { items } = await parseErrors(writeErrors(errorsOf(error as Parameters<typeof errorsOf>[0]), format));
  expect(problemOf(items).issues?.map(({ path }) => path)).toEqual(['/type', '/where', '/contact/email', '/answers/POLE']);
});

test('a question is read with all that the standard and its extensions have', () => {
  const url = new URL(
    'https://town.example/requests.json?service_code=001,002&service_code=003&status=Open,closed&start_date=2026-01-01T00:00:00+08:00',
  );
  for (const [name, value] of Object.entries({ end_date: '2026-01-01', updated_after: '2026-03-04T08:00', updated_before: '', bbox: '-86.6,39,-86.5,39.2', lat: '39', long: '-86', radius: '250', page: '2', page_size: '50', cursor: 'c', q: ' dark\0 ', extensions: 'true', jurisdiction_id: 'town.example', other: 'x' })) url.searchParams.append(name, value); // prettier-ignore
  expect(readRequestsQuery(url, { zone: 'Asia/Shanghai' })).toEqual({
    jurisdiction: 'town.example',
    types: ['001', '002', '003'],
    statuses: ['open', 'closed'],
    since: { iso: '2026-01-01T00:00:00+08:00', precision: 'instant', zone: 'given' },
    until: { iso: '2026-01-01', precision: 'day', zone: 'assumed' },
    updatedAfter: { iso: '2026-03-04T08:00:00+08:00', precision: 'minute', zone: 'assumed' },
    box: { west: -86.6, south: 39, east: -86.5, north: 39.2 },
    near: { latitude: 39, longitude: -86, radius: 250 },
    text: 'dark',
    page: 2,
    pageSize: 50,
    cursor: 'c',
    extensions: true,
  });
  expect(readRequestsQuery(new URLSearchParams())).toEqual({ extensions: false });
});

test('ids outweigh all other filters, also wrong ones', () => {
  expect(readRequestsQuery(new URLSearchParams('service_request_id=006, 7,006&status=maybe&page=1'))).toEqual({ ids: ['006', '7'], page: 1, extensions: false }); // prettier-ignore
});

test.each([
  ['start_date=soon', '/start_date', 'start_date is no date such as 2026-03-04T08:00:00Z'],
  ['start_date=2026-02-30', '/start_date', 'start_date is no date such as 2026-03-04T08:00:00Z'],
  ['start_date=2026-03-05&end_date=2026-03-04', '/start_date', 'start_date is later than end_date'],
  ['status=done', '/status', 'status is neither open nor closed'],
  ['page=0', '/page', 'page is no whole number from 1'],
  ['page_size=1e3', '/page_size', 'page_size is no whole number from 1'],
  ['page=1&page=2', '/page', 'page is there 2 times'],
  ['bbox=1,2,3', '/bbox', 'bbox is not west,south,east,north in degrees'],
  ['bbox=1,2,3,4,x', '/bbox', 'bbox is not west,south,east,north in degrees'],
  ['bbox=1,5,3,4', '/bbox', 'bbox is not west,south,east,north in degrees'],
  ['lat=1&long=2', '/radius', 'lat, long and radius are no circle: a place in degrees and a radius in metres go together'],
  ['extensions=perhaps', '/extensions', 'extensions is neither true nor false'],
  [`q=${'x'.repeat(1001)}`, '/q', 'q has more than 1000 characters'],
  [
    `service_request_id=${Array.from({ length: 1001 }, (_, at) => at).join()}`,
    '/service_request_id',
    'service_request_id lists more than 1000',
  ],
])('a question with a wrong value is refused by name: %s', (query, path, message) => {
  expect(() => readRequestsQuery(new URLSearchParams(query))).toThrow(
    expect.objectContaining({ code: 'invalid/query', issues: [{ path, message }] }) as Error,
  );
});
