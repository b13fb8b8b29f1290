import { loadFormWords, toHtml } from '@civickit/core/forms/derived';
import { expect, test } from 'vitest';
import { putArea } from '../areas/area-store.js';
import { openServer } from '../testing.node.js';
import { putForm } from './form-store.js';
import { draft, jpeg, key, noise, partsOf, post } from './noise-form.node.js';

const folder = '/areas/qingshi/forms';
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

async function open() {
  const { db, app, secrets, clock } = await openServer();
  await putForm(db, 'qingshi', noise);
  const ask = async (path: string, init: RequestInit = {}) => app.request(path, { headers: browser, ...init });
  const rows = () => db.selectFrom('submission').innerJoin('submission_private', 'submission', 'submission.id').selectAll().execute();
  return { app, db, secrets, clock, ask, rows };
}

/** What a browser posts of the page by `toHtml` when somebody has typed `typed`. */
async function fieldsOf(lang: string, typed: Readonly<Record<string, string | File>>): Promise<FormData> {
  const fields = new FormData();
  const html = toHtml(noise, { words: await loadFormWords(lang), lang, action: `${folder}/send` });
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) fields.set(name, value);
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  return fields;
}

function pinned(pin: string): RequestInit {
  return { method: 'POST', headers: { accept: 'application/json' }, body: JSON.stringify({ pin }) };
}

const photo = new File([jpeg], '灯.jpg', { type: 'image/jpeg' });
const empty = new File([], '', { type: 'application/octet-stream' });

test.each([
  ['zh-Hans', '已收到您的表格', '噪声投诉', '2026年6月30日', 'ltr'],
  ['zh-TW', '已收到您的表格', '噪声投诉', '2026年6月30日', 'ltr'],
  ['en-GB', 'We have received your form', 'Noise', '30 June 2026', 'ltr'],
  ['ug', 'جەدۋىلىڭىزنى تاپشۇرۇۋالدۇق', '噪声投诉', '2026', 'rtl'],
])('a page without script in %s ends at a receipt that can be loaded again', async (lang, heading, title, day, dir) => {
  const { ask, rows, secrets } = await open();
  const body = await fieldsOf(lang, { what: '水泵\r\n<b>', 'times/1/hour': '23', photos: photo });
  const sent = await ask(`${folder}/send`, { method: 'POST', body });
  const [row] = await rows();
  expect(row).toMatchObject({
    key: null,
    content: { lang, channel: 'web', answers: { what: '水泵\n<b>', photos: [{ name: '灯.jpg', size: jpeg.length }] } },
  });
  const { id = '' } = row ?? {};
  expect(sent.status).toBe(303);
  const page = await (await ask(new URL(sent.headers.get('location') ?? '', `http://localhost${folder}/send`).href)).text();
  for (const said of [heading, title, day, id, secrets.pinOf(id), ` dir="${dir}"`]) expect(page).toContain(said);
  expect(page).not.toContain('水泵');
});

test('no address that a form leads to holds its PIN, and what it holds soon is worth nothing', async () => {
  const { ask, clock, secrets, rows } = await open();
  const to = (await ask(`${folder}/send`, { method: 'POST', body: await fieldsOf('en', { what: 'x' }) })).headers.get('location') ?? '';
  const [{ id = '' } = {}] = await rows();
  const pin = secrets.pinOf(id);
  expect(to).not.toContain(pin);
  const shows = async (address: string) => (await (await ask(`${folder}/${address}`)).text()).includes(pin);
  const other = id.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  expect([await shows(to), await shows(to.replace(id, other)), await shows(`received/${id}`), await shows(to.replace(/.$/, '!'))]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  clock.time += 15 * 60_000;
  expect(await shows(to)).toBe(false);
  const asking = await (await ask(`${folder}/${to}`)).text();
  expect(asking).toMatch(/<form method="post">[^]*<input id="pin" name="pin"/);
  const typed = await ask(`${folder}/${to}`, { method: 'POST', body: new URLSearchParams({ pin }) });
  expect([typed.status, await typed.text()]).toEqual([200, expect.stringContaining(pin)]);
});

test('what is to be corrected is said in a page, question by question, and nothing is kept', async () => {
  const { ask, rows } = await open();
  const answer = await ask(`${folder}/send`, { method: 'POST', body: await fieldsOf('en', { 'times/1/hour': '24', photos: empty }) });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8']);
  const page = await answer.text();
  for (const said of ['Please correct your form', 'What noise', 'Enter an answer', 'Hour', 'Enter 23 or less', 'Go back'])
    expect(page).toContain(said);
  expect(page).not.toContain('At night');
  expect(await rows()).toEqual([]);
});

test.each<[string, RequestInit, number, string]>([
  [
    'a form that is too large',
    { body: new Uint8Array(25 << 20), headers: { ...browser, 'content-type': 'multipart/form-data; boundary=part' } },
    413,
    '文件太大',
  ],
  ['what is no form', { body: 'x', headers: { ...browser, 'content-type': 'text/plain' } }, 415, '无法读取这份表格'],
  ['a form of nobody', { body: new URLSearchParams({ $form: 'x', $lang: 'en' }) }, 422, 'This form cannot be sent here'],
])('%s is answered by a page, too', async (_, init, status, said) => {
  const { ask, rows } = await open();
  const answer = await ask(`${folder}/send`, { method: 'POST', ...init });
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(said)]);
  expect(await rows()).toEqual([]);
});

test('no page holds script, lets any run, or is kept by a browser that others use', async () => {
  const { ask, secrets } = await open();
  const number = '2026-0630-00000';
  const answers = [
    await ask(`${folder}/send`, { method: 'POST', body: await fieldsOf('en', { what: '' }) }),
    await ask(`${folder}/received/${number}?ticket=<script>`),
    await ask(`${folder}/received/${number}`, { ...pinned(secrets.pinOf(number)), headers: browser }),
  ];
  for (const answer of answers) {
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect([answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
    expect(await answer.text()).not.toMatch(/<script|\son\w+=|style="/);
  }
});

test('a receipt says number, form and time, and is given for the number however it is written', async () => {
  const { app } = await open();
  const { id, pin } = (await (await app.request(`${folder}/send`, post(draft))).json()) as { id: string; pin: string };
  for (const [number, code] of [
    [id, pin],
    [id.replaceAll('-', ''), [...pin].join(' ')],
    [[...id].map((sign) => (/\d/.test(sign) ? String.fromCodePoint(0xff10 + Number(sign)) : '－')).join(''), pin],
  ] as const) {
    const answer = await app.request(`${folder}/received/${encodeURIComponent(number)}`, pinned(code));
    expect(await answer.json()).toEqual({ id, form: 'noise', title: '噪声投诉', receivedAt: '2026-06-30T16:00:00+08:00' });
  }
});

test('a wrong PIN, none, another area and a number of nobody are answered alike', async () => {
  const { app, db } = await open();
  const { id, pin } = (await (await app.request(`${folder}/send`, post(draft))).json()) as { id: string; pin: string };
  await putArea(db, { id: 'other', name: 'x', zone: 'UTC', lang: 'zh-Hans' });
  const wrong = pin === '00000000' ? '00000001' : '00000000';
  for (const headers of [browser, { accept: 'application/json' }]) {
    const answers = [
      [`${folder}/received/${id}`, wrong] as const,
      [`${folder}/received/${id}`, ''] as const,
      [`${folder}/received/2026-0630-x`, pin] as const,
      [`/areas/other/forms/received/${id}`, pin] as const,
    ].map(async ([path, tried]) => {
      const answer = await app.request(path, { ...pinned(tried), headers });
      return JSON.stringify([answer.status, await answer.text(), [...answer.headers]]);
    });
    expect(new Set(await Promise.all(answers)).size).toBe(1);
    expect(await answers[0]).toMatch(/^\[404,/);
  }
});

test('no answer, file or name that somebody sent is in anything that can be got', async () => {
  const { app, db, secrets } = await open();
  const marks = { answer: 'mark-of-answer', name: 'mark-of-name', bytes: 'mark-of-bytes', helper: 'mark-of-helper' };
  const photos = [{ id: 'mark-of-id', name: `${marks.name}.csv`, type: 'text/csv', size: 1 }];
  const assistant = { name: marks.helper, agreed: true };
  const body = partsOf(
    { ...draft, assistant, answers: { what: marks.answer, photos } },
    { 'mark-of-id': new TextEncoder().encode(marks.bytes) },
  );
  const headers = { 'idempotency-key': key };
  expect((await app.request(`${folder}/send`, { method: 'POST', headers, body })).status).toBe(201);
  const file = await db.selectFrom('submission_file_private').selectAll().executeTakeFirstOrThrow();
  const pin = secrets.pinOf(file.submission);
  const values = [file.submission, file.hash, key, file.id, 'noise.json', 'index.json', 'noise', '1'];

  let paths = [...new Set(app.routes.filter(({ method }) => method === 'GET' || method === 'ALL').map(({ path }) => path))];
  paths = paths.map((path) => path.replace(':area', 'qingshi').replace(/\*$/, 'x'));
  while (paths.some((path) => path.includes(':'))) {
    paths = paths.flatMap((path) => (path.includes(':') ? values.map((value) => path.replace(/:[^/{]+(\{[^}]*\})?/, value)) : [path]));
  }
  const seen = { ok: 0 };
  for (const path of paths.flatMap((one) => [one, `${one}?pin=${pin}`, `${one}?extensions=true&version=1`])) {
    for (const accept of ['application/json', 'text/html']) {
      const answer = await app.request(path, { headers: { accept } });
      const text = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
      expect(text, path).not.toContain('mark-of');
      if (answer.ok) seen.ok += 1;
    }
  }
  // The index, the form and the receipt were among them.
  expect(paths).toContain(`${folder}/received/${file.submission}`);
  expect(seen.ok).toBeGreaterThan(10);
});
