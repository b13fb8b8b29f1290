import { createCivicClient, createHttp, type HttpRequest } from '@civickit/core';
import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { submit } from '@civickit/adapters/submit';
import { expect, test } from 'vitest';
import { putForm } from '../forms/form-store.js';
import { draft, key, noise } from '../forms/noise-form.node.js';
import { putRequestTypes } from '../requests/request-types.js';
import { serveApp } from '../serve-app.node.js';
import { openServer } from '../testing.node.js';
import type { ProofSetting } from './proof-setting.js';

interface Refusal {
  readonly code: string;
  readonly challenge?: { readonly salt: string; readonly digest: string; readonly most: number; readonly token: string };
}

async function open(proof: ProofSetting) {
  const server = await openServer({ proof });
  await putRequestTypes(server.db, 'qingshi', [{ id: 'lamp', name: '路灯', placeless: true }]);
  await putForm(server.db, 'qingshi', noise);
  const origin = await serveApp(server.app);
  const area = `${origin}/areas/qingshi`;
  const post = (name: string | undefined, proof?: string, { path = '/open311/v2/requests.json', description = 'dark' } = {}) =>
    fetch(area + path, {
      method: 'POST',
      headers: { ...(name !== undefined && { 'idempotency-key': name }), ...(proof !== undefined && { 'proof-of-work': proof }) },
      body: new URLSearchParams({ service_code: 'lamp', description }),
    });
  const challengeFor = async (name: string, path?: string) =>
    ((await (await post(name, undefined, path === undefined ? {} : { path })).json()) as Refusal).challenge?.token ?? '';
  const rows = async () => (await server.db.selectFrom('request').select('key').execute()).length;
  return { ...server, origin, area, post, challengeFor, rows };
}

/** With one hash at most the number is 0. */
const always: ProofSetting = { when: 'always', hashes: 1 };
const other = '5d0a8f0e-1c5b-4a2e-9a55-0f6f3d1c9a11';

test('our client works out what is asked for, sends the same again, and asks nobody anything', async () => {
  const { area, rows } = await open({ when: 'always', hashes: 2000 });
  const sent: HttpRequest[] = [];
  const http = createHttp();
  const counting = { send: (request: HttpRequest, signal: AbortSignal) => (sent.push(request), http.send(request, signal)) };
  const source = open311({ id: 'town', url: `${area}/open311/v2`, dialect: civickit });
  const office = submit({ id: 'office', url: `${area}/forms/send`, forms: `${area}/forms/index.json`, idempotent: true });
  const client = createCivicClient({ requests: source, forms: office }, { http: counting });
  expect(await client.requests.send({ type: 'lamp', description: 'dark' }, { key })).toMatchObject({ strength: 'confirmed' });
  expect(await client.forms.send(draft, { key: other })).toMatchObject({ strength: 'acknowledged' });
  const [first, second] = sent;
  expect([sent.length, first?.headers?.['idempotency-key'], second?.headers?.['idempotency-key'], first?.body === second?.body]).toEqual([
    4,
    key,
    key,
    true,
  ]);
  expect(await rows()).toBe(1);
});

test('without a proof the answer is a problem with a challenge, and nothing is kept', async () => {
  const { post, rows } = await open(always);
  const answer = await post(key);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after')]).toEqual([
    428,
    'application/problem+json; charset=utf-8',
    null,
  ]);
  const { code, challenge } = (await answer.json()) as Refusal;
  expect({ code, ...challenge }).toMatchObject({ code: 'http/proof-of-work', algorithm: 'SHA-256', most: 1 });
  const unnamed = await post(undefined);
  expect([unnamed.status, ((await unnamed.json()) as Refusal).challenge, await rows()]).toEqual([428, undefined, 0]);
});

test('one proof serves one submission and its repeats, however often it is sent', async () => {
  const { post, challengeFor, clock, rows } = await open(always);
  const proof = `${await challengeFor(key)}.0`;
  const answers = await Promise.all(Array.from({ length: 20 }, async () => (await post(key, proof)).text()));
  expect([new Set(answers).size, await rows()]).toEqual([1, 1]);
  expect((await post(key, proof, { description: 'something else' })).status).toBe(422);
  expect((await post(other, proof)).status).toBe(428);
  // Its time is over, and with it what was to be taken; what was taken is answered as before.
  clock.time += 10 * 60_000;
  expect(await (await post(key)).text()).toBe(answers[0]);
  expect(await rows()).toBe(1);
});

test.each<[string, (token: string) => string]>([
  ['another number', (token) => `${token}.1`],
  ['no number', (token) => token],
  ['a later end', (token) => `9${token}.0`],
  ['an end that reaches into the salt', (token) => `${token.replace('.', '')}.0`],
  ['another signature', (token) => `${token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}.0`],
  ['another digest', (token) => `${token.replace(/\.[\da-f]{64}\./, `.${'0'.repeat(64)}.`)}.0`],
  ['a word', () => 'please'],
])('a proof with %s is none', async (_, alter) => {
  const { post, challengeFor } = await open(always);
  const token = await challengeFor(key);
  expect((await post(key, alter(token))).status).toBe(428);
  expect((await post(key, `${token}.0`)).status).toBe(200);
});

test('a proof for one address is none at another, and none after some minutes', async () => {
  const { post, challengeFor, clock } = await open(always);
  const elsewhere = await challengeFor(key, '/open311/v2/requests.xml');
  expect((await post(key, `${elsewhere}.0`)).status).toBe(428);
  const proof = `${await challengeFor(key)}.0`;
  clock.time += 5 * 60_000;
  expect((await post(key, proof)).status).toBe(428);
});

test('under pressure alone: the seventh of a minute waits or works', async () => {
  const { post, challengeFor, clock } = await open({ when: 'pressure', hashes: 1, perNetwork: 6 });
  const names = Array.from({ length: 6 }, (_, at) => `${other}-${at}`);
  // Photos repeat their report, and are no pressure.
  for (const name of names) for (const again of [0, 1]) expect([again, (await post(name)).status]).toEqual([again, 200]);
  const late = await post(key);
  expect([late.status, late.headers.get('retry-after')]).toEqual([429, '10']);
  expect((await post(key, `${await challengeFor(key)}.0`)).status).toBe(200);
  clock.time += 10_000;
  expect((await post(`${other}-9`)).status).toBe(200);
});

test('a page without script posts as before', async () => {
  const { area } = await open(always);
  const body = new URLSearchParams({ $form: 'noise', $version: '1', what: '施工噪声' });
  const answer = await fetch(`${area}/forms/send`, { method: 'POST', headers: { accept: 'text/html' }, body, redirect: 'manual' });
  expect(answer.status).toBe(303);
});

test('other sites may send a proof', async () => {
  const { area } = await open(always);
  const asked = { method: 'OPTIONS', headers: { origin: 'https://county.example', 'access-control-request-method': 'POST' } };
  const allowed = (await fetch(`${area}/open311/v2/requests.json`, asked)).headers.get('access-control-allow-headers');
  expect(allowed).toContain('Proof-Of-Work');
});

test.each([{ hashes: 0 }, { hashes: 2e6 }, { perNetwork: 0 }])('a setting that nobody could meet stops the start: %j', async (wrong) => {
  await expect(openServer({ proof: { when: 'pressure', ...wrong } })).rejects.toMatchObject({ code: 'config/invalid' });
});
