import { createCivicClient, type FormDefinition, type NewServiceRequest } from '@civickit/core';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { xmlOnly } from '@civickit/adapters/open311/xml-only';
import { expect, test } from 'vitest';
import { putArea } from '../areas/area-store.js';
import { serveApp } from '../serve-app.node.js';
import { now, openServer, type TestServer } from '../testing.node.js';
import { changeRequest } from './change-request.js';
import { putRequestTypes, type OfferedType } from './request-types.js';

const questions: FormDefinition = {
  format: 'civic-form/1',
  id: 'lamp',
  version: '1',
  pages: [
    {
      id: 'lamp',
      questions: [
        { id: 'pole', type: 'integer', label: 'Number on the pole', required: true, minimum: 1 },
        { id: 'since', type: 'choice', label: 'Since when', options: ['today', 'longer'].map((value) => ({ value, label: value })) },
      ],
    },
  ],
};
const types: readonly OfferedType[] = [
  { id: '001', name: '路灯故障', groups: ['市政'], questions, publication: 'at-once' },
  { id: '002', name: '垃圾清运', agency: '城管局', promised: 'P3D', publication: 'at-once' },
  { id: '090', name: '意见建议', placeless: true },
];
const here = { latitude: 26.5, longitude: 106.7 };
const lamp: NewServiceRequest = { type: '001', description: '灯不亮 <b>', where: here, answers: { pole: '17' }, contact: { phone: '0850-5550101' } }; // prettier-ignore
const key = '0b9c6a52-8a39-4a52-b1f1-2f6f3d1c9a10';

async function openTown(): Promise<TestServer & { readonly origin: string }> {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', types);
  return { ...server, origin: await serveApp(server.app) };
}

function clientOf(origin: string, { dialect = civickit } = {}) {
  return createCivicClient(
    {
      requests: open311({
        id: 'town',
        url: `${origin}/open311/v2`,
        jurisdictionId: 'qingshi',
        ...(dialect && { dialect }),
        placeless: true,
      }),
    },
    { zone: 'Asia/Shanghai' },
  );
}

test('a report is expected to be done when its type promises it, and a type that promises nothing expects nothing', async () => {
  const { app, db } = await openTown();
  for (const service_code of ['002', '090'])
    await app.request('/open311/v2/requests.json', { method: 'POST', body: new URLSearchParams({ service_code, description: 'x', address_string: 'y' }) }); // prettier-ignore
  const rows = await db.selectFrom('request').select(['type', 'expected_at']).orderBy('type').execute();
  expect(rows).toEqual([
    { type: '002', expected_at: new Date(now + 3 * 86_400_000) },
    { type: '090', expected_at: null },
  ]);
});

test('words are found whatever their case and width, and what stands for anything elsewhere stands for itself', async () => {
  const { app } = await openTown();
  const body = { service_code: '002', lat: 26.5, long: 106.7, description: 'Pole ＡＢ１２: 100% dark_', address_string: '人民路3号' };
  await app.request('/open311/v2/requests.json', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }); // prettier-ignore
  const found = async (words: string) => ((await (await app.request(`/open311/v2/requests.json?q=${encodeURIComponent(words)}`)).json()) as unknown[]).length; // prettier-ignore
  for (const words of ['pole', 'ab12', 'ＰＯＬＥ 人民路', '100%', 'dark_']) expect(await found(words), words).toBe(1);
  for (const words of ['po_e', 'dark%', 'ab12 absent', '\\']) expect(await found(words), words).toBe(0);
});

test('our client lists the types, reads their questions, reports, and finds the report', async () => {
  const { origin } = await openTown();
  const { requests } = clientOf(origin);
  const { items } = await requests.types();
  expect(items.map(({ ref, name, hasQuestions }) => [ref.id, name, hasQuestions])).toEqual([
    ['001', '路灯故障', true],
    ['002', '垃圾清运', false],
    ['090', '意见建议', false],
  ]);
  const form = await requests.describe({ source: 'town', id: '001' });
  expect(form.pages.flatMap((page) => page.questions).map(({ id }) => id)).toEqual(['pole', 'since']);
  const receipt = await requests.send(lamp);
  expect(receipt).toMatchObject({
    strength: 'confirmed',
    code: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/) as string,
  });
  const page = await requests.page({ type: '001' });
  expect(page.items).toMatchObject([{ authorityStatus: 'open', stage: 'received', where: here, type: { id: '001', name: '路灯故障' } }]);
  expect(page.items[0]?.ref).toEqual('ref' in receipt && receipt.ref);
});

test.each([
  ['spec', undefined],
  ['xml-only', xmlOnly],
] as const)('a client of the %s dialect reads the same', async (_, dialect) => {
  const { origin } = await openTown();
  await clientOf(origin).requests.send(lamp);
  const { requests } = clientOf(origin, { dialect });
  const [one] = (await requests.page()).items;
  expect(one).toMatchObject({ authorityStatus: 'open', where: here, description: '灯不亮' });
});

test('what the office does stands in the request and in its history', async () => {
  const town = await openTown();
  const { requests } = clientOf(town.origin);
  const sent = await requests.send(lamp);
  const id = ('ref' in sent && sent.ref?.id) || '';
  town.clock.time = now + 3_600_000;
  await changeRequest(town, id, { stage: 'in-progress', note: '已派电工' });
  town.clock.time = now + 7_200_000;
  await changeRequest(town, id, { status: 'closed', stage: 'done', note: '已修好' });
  const one = await requests.get({ source: 'town', id });
  expect(one).toMatchObject({ authorityStatus: 'closed', stage: 'done', statusNote: '已修好', closed: { iso: '2026-06-30T10:00:00Z' } });
  expect(one?.updates?.map(({ description }) => description)).toEqual(['已派电工', '已修好']);
  const between = 'start_date=2026-06-30T08:30:00Z&end_date=2026-06-30T09:30:00Z&jurisdiction_id=qingshi';
  const listed = await fetch(`${town.origin}/open311/v2/servicerequestupdates.json?${between}`);
  expect(await listed.json()).toMatchObject([{ service_request_id: id, status: 'in_progress', description: '已派电工' }]);
});

test('of a report that nobody has read the public learns only how far it has come', async () => {
  const town = await openTown();
  const { requests } = clientOf(town.origin);
  const sent = await requests.send({ type: '090', description: 'My neighbour, 王五, …' });
  const id = ('ref' in sent && sent.ref?.id) || '';
  expect((await requests.page()).items).toEqual([]);
  const one = await requests.get({ source: 'town', id });
  expect(one).toMatchObject({ authorityStatus: 'open', stage: 'received' });
  expect(one?.description).toBeUndefined();
  await changeRequest(town, id, { published: true });
  expect((await clientOf(town.origin).requests.page()).items).toMatchObject([{ description: 'My neighbour, 王五, …' }]);
});

test('what is wrong with an answer is said at its question, in the language of the sender', async () => {
  const { origin } = await openTown();
  const sending = clientOf(origin).requests.send({ ...lamp, answers: { pole: '0', since: 'never' }, lang: 'zh-Hans' });
  await expect(sending).rejects.toMatchObject({ kind: 'http', status: 400, retry: 'never' });
  await sending.catch((error: { issues: readonly { path: string; message: string }[] }) => {
    expect(error.issues.map(({ message }) => message).join()).toMatch(/attribute\[pole\]: .*[\u4e00-\u9fff]/);
  });
});

async function post(origin: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${origin}/areas/qingshi/open311/v2/requests.json`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
  });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, string>>[] };
}
const fields = { service_code: '002', description: 'Bin', address_string: 'School' };

test('many tries under one key at the same time are one report with one answer; another report under it is refused', async () => {
  const { origin, db } = await openTown();
  const tries = await Promise.all(Array.from({ length: 12 }, () => post(origin, fields, { 'idempotency-key': key })));
  expect(new Set(tries.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
  expect(tries[0]?.body).toMatchObject([{ idempotency_key: key, service_request_id: expect.stringMatching(/^20260630-\d{6}$/) as string }]);
  expect(await db.selectFrom('request').select('id').execute()).toHaveLength(1);
  expect(await post(origin, { ...fields, description: 'Other' }, { 'idempotency-key': key })).toMatchObject({ status: 422 });
  expect((await post(origin, { ...fields, idempotency_key: key })).body).toEqual(tries[0]?.body);
});

test.each<[string, Readonly<Record<string, string>>, number, string]>([
  ['no type', { description: 'x', address_string: 'y' }, 400, 'service_code is missing'],
  ['a type that there is not', { ...fields, service_code: '999' }, 400, 'service_code'],
  ['no place', { service_code: '002', description: 'x' }, 400, 'lat and long'],
  ['half a place', { service_code: '002', lat: '26' }, 400, 'long'],
  ['a key that is none', { ...fields, idempotency_key: '1' }, 400, 'Idempotency-Key'],
])('%s is refused by the standard and kept nowhere', async (_, given, status, said) => {
  const { origin, db } = await openTown();
  const refused = await post(origin, given);
  expect([refused.status, refused.body.map(({ description }) => description).join()]).toEqual([status, expect.stringContaining(said)]);
  expect(await db.selectFrom('request').select('id').execute()).toEqual([]);
});

test('errors come in the format that was asked for, and unknown ids are 404', async () => {
  const { origin } = await openTown();
  const asked = await fetch(`${origin}/open311/v2/requests/none.xml?jurisdiction_id=qingshi`);
  expect([asked.status, asked.headers.get('content-type')]).toEqual([404, 'text/xml; charset=utf-8']);
  expect(await asked.text()).toContain(
    '<errors><error><code>404</code><description>service_request_id was not found</description></error></errors>',
  );
  expect((await fetch(`${origin}/open311/v2/services.json?jurisdiction_id=nowhere`)).status).toBe(404);
});

test('with several areas the jurisdiction must be named, and each has its own', async () => {
  const { origin, db } = await openTown();
  await putArea(db, { id: 'hekou', name: '河口镇', parent: 'qingshi', zone: 'Asia/Shanghai', lang: 'zh-Hans' });
  expect((await fetch(`${origin}/open311/v2/services.json`)).status).toBe(400);
  expect(await (await fetch(`${origin}/open311/v2/services.json?jurisdiction_id=hekou`)).json()).toEqual([]);
});

test('pages hold all requests once, whatever comes meanwhile, and filters are kept', async () => {
  const town = await openTown();
  const { requests } = clientOf(town.origin);
  for (let index = 0; index < 30; index++) {
    town.clock.time = now - Math.floor(index / 3) * 60_000;
    await post(town.origin, { ...fields, description: `Bin ${index}`, lat: String(26 + index / 1000), long: '106' });
  }
  let url = `${town.origin}/open311/v2/requests.json?page_size=7&start_date=2026-01-01`;
  const seen: string[] = [];
  for (let turn = 0; url && turn < 9; turn++) {
    const response = await fetch(url);
    seen.push(...((await response.json()) as { service_request_id: string }[]).map((one) => one.service_request_id));
    url = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
    town.clock.time = now + turn * 1000;
    await post(town.origin, { ...fields, description: `Late ${turn}` });
  }
  expect([seen.length, new Set(seen).size]).toEqual([30, 30]);
  const near = await requests.page({ near: { latitude: 26, longitude: 106, radius: 500 } });
  expect(near.items).toHaveLength(5);
  expect((await requests.page({ text: 'bin 2' })).items.map(({ description }) => description)).toContain('Bin 2');
  expect((await fetch(`${town.origin}/open311/v2/requests.json?cursor=x`)).status).toBe(400);
});

test('without dates the last ninety days are answered', async () => {
  const town = await openTown();
  town.clock.time = now - 91 * 86_400_000;
  await post(town.origin, fields);
  town.clock.time = now;
  const count = async (query: string) =>
    ((await (await fetch(`${town.origin}/open311/v2/requests.json${query}`)).json()) as unknown[]).length;
  expect([await count(''), await count('?start_date=2026-01-01')]).toEqual([0, 1]);
});

test('nothing that a reporter said of themselves is in any public answer', async () => {
  const { origin } = await openTown();
  const { requests } = clientOf(origin);
  const contact = { firstName: 'Zebra', lastName: 'Quagga', email: 'okapi@town.example', phone: '0850-7777123' };
  const sent = await requests.send({
    ...lamp,
    contact,
    answers: { pole: '424242' },
    consent: { policy: 'p', version: 'gnu-7', at: '2026-06-30T08:00:00Z' as never },
  });
  const id = ('ref' in sent && sent.ref?.id) || '';
  const code = ('code' in sent && sent.code) || '';
  const paths = ['requests', `requests/${id}`, 'services', 'servicerequestupdates', 'services/001'].flatMap((path) => [`${path}.json?extensions=true`, `${path}.xml?extensions=true`]); // prettier-ignore
  for (const path of paths) {
    const said = await (await fetch(`${origin}/open311/v2/${path}`)).text();
    for (const secret of [...Object.values(contact), '424242', 'gnu-7', code]) expect(said).not.toContain(secret);
  }
});
