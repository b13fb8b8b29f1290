import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCounty, type County } from './serve.ts';

const now = Date.parse('2026-11-28T10:30:00+08:00');
let county: County;
beforeAll(async () => {
  county = await startCounty({ now: () => now, ports: [0, 0], civickitDirectory: '/nowhere' });
});
afterAll(() => county.close());

const noise = {
  form: 'noise-complaint',
  version: '2026-11-28',
  answers: { source: 'shop', now: true, hours: ['evening'], place: { line: '滨溪路18号' }, answerWanted: false },
};
const keyed = (key: string) => ({ 'content-type': 'application/json', 'idempotency-key': key, accept: 'application/json' });
const post = (body: BodyInit, headers: HeadersInit) =>
  fetch(`${county.url}/forms/send`, { method: 'POST', body, headers, redirect: 'manual' });
const postNoise = (answers: object, key: string) =>
  post(JSON.stringify({ ...noise, answers: { ...noise.answers, ...answers } }), keyed(key));

test('a form is taken once under one key, however often and however near together it comes', async () => {
  const before = county.forms.length;
  const answers = await Promise.all(Array.from({ length: 20 }, () => postNoise({}, 'one-key-of-many-tries')));
  const receipts = await Promise.all(answers.map(async (answer) => (await answer.json()) as object));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
  expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
  expect(receipts[0]).toMatchObject({ id: expect.stringMatching(/^QS-2026-\d{6}$/), receivedAt: '2026-11-28T10:30:00+08:00' });
  expect(county.forms).toHaveLength(before + 1);
});

test('what the form itself refuses is refused with the answer that is wrong, and not kept', async () => {
  const before = county.forms.length;
  const answer = await postNoise({ source: 'thunder', now: null }, 'a-key-of-what-is-wrong');
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { errors } = (await answer.json()) as { errors: { pointer: string; detail: string }[] };
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/answers/source', '/answers/now']);
  expect(errors.every(({ detail }) => detail.length > 3)).toBe(true);
  expect(county.forms).toHaveLength(before);
  expect((await postNoise({}, 'a-key-of-what-is-wrong')).status).toBe(201);
});

test('answers that nobody asked for are not kept', async () => {
  await postNoise({ site: 'hidden where there is no site', more: 'x' }, 'a-key-with-too-many-answers');
  expect(county.forms.at(-1)?.submission.answers).toEqual(noise.answers);
});

test('files are kept by the answer that names them, and others are not', async () => {
  const body = new FormData();
  const recordings = [{ id: 'r1', name: 'night.jpg', type: 'image/jpeg', size: 3 }];
  body.append(
    'submission',
    new Blob([JSON.stringify({ ...noise, answers: { ...noise.answers, recordings } })], { type: 'application/json' }),
  );
  body.append('r1', new File(['abc'], 'night.jpg', { type: 'image/jpeg' }));
  body.append('r2', new File(['smuggled'], 'other.jpg', { type: 'image/jpeg' }));
  const answer = await post(body, { 'idempotency-key': 'a-key-with-two-files' });
  expect(answer.status).toBe(201);
  expect([...(county.forms.at(-1)?.files.keys() ?? [])]).toEqual(['r1']);
});

test.each([
  ['no JSON', 400, '{', keyed('a-key-of-what-is-no-json')],
  ['no object', 422, 'null', keyed('a-key-of-what-is-null')],
  ['another form', 422, '{"form":"lamp","version":"1","answers":{}}', keyed('a-key-of-another-form')],
  ['no key', 400, JSON.stringify(noise), { 'content-type': 'application/json' }],
  ['another type', 400, 'x', { ...keyed('a-key-of-another-type'), 'content-type': 'text/plain' }],
  ['too much', 413, new Uint8Array(25 * 2 ** 20), keyed('a-key-of-far-too-much')],
])('%s is answered with %i', async (_, status, body, headers) => {
  const before = county.forms.length;
  expect((await post(body, headers)).status).toBe(status);
  expect(county.forms).toHaveLength(before);
});

test('the address of a receipt shows its number, and nothing for numbers that there are not', async () => {
  const { id, url } = (await (await postNoise({}, 'a-key-with-a-receipt')).json()) as { id: string; url: string };
  const page = await (await fetch(county.url + url)).text();
  expect(page).toContain(id);
  expect(page).not.toContain('滨溪路18号');
  expect((await fetch(`${county.url}/forms/received/QS-2026-999999.html`)).status).toBe(404);
});

test.each(['noise-complaint', 'minimum-living-allowance', 'rental-registration', 'hall-booking'])('%s.json is served', async (id) => {
  const answer = await fetch(`${county.url}/forms/${id}.json`);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await answer.json()).toMatchObject({ format: 'civic-form/1', id });
  expect((await fetch(`${county.url}/forms/README.md`)).status).toBe(404);
});
