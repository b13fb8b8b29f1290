import { createCivicClient, createHttp } from '@civickit/core';
import { describeFormSource, sampleForms, type FormRig, type FormScenario, type SampleForm } from '@civickit/core/testing';
import { afterEach, describe, expect, it, test } from 'vitest';
import { serveAnswers, type ServedAnswers } from '../serve-answers.node.js';
import { formFileOptions } from './form-file-options.js';
import { formFile } from './form-file.js';

/** What stands where a form should be. */
const written = ({ definition, flaw }: SampleForm): unknown =>
  flaw === 'no-record'
    ? 5
    : flaw === 'wrong'
      ? { ...definition, pages: [{ id: 'p', questions: [{ type: 'riddle', id: 'q' }] }] }
      : definition;
const json = (value: unknown, init?: ResponseInit) => Response.json(value, init);
const never = () => new Promise<Response>(() => undefined);

type Layout = 'index with addresses' | 'index with definitions';

async function rigFor(layout: Layout, { forms, fault }: FormScenario): Promise<FormRig> {
  const { origin, close } = await serveAnswers(async ({ url }) => {
    if (fault === 'hang') return never();
    if (fault === 'garbage') return new Response('<!doctype html><title>404</title>', { headers: { 'content-type': 'application/json' } });
    const at = /form-(\d+)\.json$/.exec(url)?.[1];
    if (at !== undefined) return json(written(forms[Number(at)] as SampleForm));
    return json({ forms: layout === 'index with definitions' ? forms.map(written) : forms.map((_, index) => `form-${index}.json`) });
  });
  return { source: formFile({ id: 'town', url: `${origin}/forms/index.json` }), close };
}

for (const layout of ['index with addresses', 'index with definitions'] as const) {
  describeFormSource(`formFile: ${layout}`, (scenario) => rigFor(layout, scenario), { describe, it });
}

const [noise, lamp] = sampleForms(2).map(({ definition }) => definition);
const context = { http: createHttp({ timeoutMs: 2000, retries: 0 }), clock: Date, zone: 'UTC', signal: new AbortController().signal };
let served: ServedAnswers | undefined;
afterEach(() => served?.close());

async function listOf(answers: Readonly<Record<string, (request: Request) => Response>>, more: object = {}) {
  served = await serveAnswers(async (request) => answers[new URL(request.url).pathname]?.(request) ?? new Response('', { status: 404 }));
  const { origin } = served;
  return { origin, batch: formFile({ id: 'town', url: `${origin}/f`, ...more }).list({}, undefined, context) };
}

test('a lone definition is a form, changed when its server says', async () => {
  const { batch } = await listOf({ '/f': () => json(noise, { headers: { 'last-modified': 'Wed, 04 Mar 2026 12:00:00 GMT' } }) });
  expect((await batch).items).toEqual([
    { ref: { source: 'town', id: 'form-0' }, definition: noise, updatedAt: '2026-03-04T12:00:00.000Z' },
  ]);
});

test('a lone definition that is wrong is told with its places, and the list is empty', async () => {
  const { batch, origin } = await listOf({ '/f': () => json({ ...noise, pages: [] }) });
  const { items, skipped } = await batch;
  expect(items).toEqual([]);
  expect(skipped).toMatchObject([{ code: 'invalid/form-definition', source: 'town', url: `${origin}/f`, issues: [{ path: '/pages' }] }]);
});

test('files that are missing, wrong, twice there or of another site are told, and hide no other', async () => {
  const forms = ['noise.json', 'gone.json', 'page.json', 'https://elsewhere.example/a.json', 'javascript:alert(1)', 'again.json', lamp];
  const { batch, origin } = await listOf({
    '/f': () => json({ forms }),
    '/noise.json': () => json(noise),
    '/again.json': () => json(noise),
    '/page.json': () => new Response('<html>'),
  });
  const { items, skipped } = await batch;
  expect(items.map(({ ref }) => ref.id)).toEqual(['form-0', 'form-1']);
  expect(skipped.map(({ code, url, source }) => [code, url, source])).toEqual([
    ['http/client-error', `${origin}/gone.json`, undefined],
    ['protocol/html-instead', `${origin}/page.json`, 'town'],
    ['invalid/url', `${origin}/f`, 'town'],
    ['invalid/url', `${origin}/f`, 'town'],
    ['invalid/form-definition', `${origin}/again.json`, 'town'],
  ]);
});

test('an index of which no file can be had is no empty list', async () => {
  const { batch } = await listOf({ '/f': () => json({ forms: ['a.json', 'b.json'] }) });
  await expect(batch).rejects.toMatchObject({ code: 'http/client-error', status: 404 });
});

test('more than 200 forms are too many, and the first are given', async () => {
  const { batch } = await listOf({ '/f': () => json({ forms: sampleForms(203).map(({ definition }) => definition) }) });
  const { items, skipped } = await batch;
  expect([items.length, skipped.map(({ code }) => code)]).toEqual([200, ['too-large/answer']]);
});

test('a file beyond maxBytes, or beyond what all together may hold, is told', async () => {
  const { batch } = await listOf({ '/f': () => json(noise) }, { maxBytes: 100 });
  await expect(batch).rejects.toMatchObject({ code: 'too-large/answer' });
  await served?.close();
  const heavy = { ...noise, intro: 'x'.repeat(10_000) };
  const names = Array.from({ length: 16 }, (_, at) => `${at}.json`);
  const answers = Object.fromEntries(
    names.map((name, at) => [`/${name}`, () => new Response(`${JSON.stringify({ ...heavy, id: `f${at}` })}${' '.repeat(2_000_000)}`)]),
  );
  const { items, skipped } = await (await listOf({ '/f': () => json({ forms: names }), ...answers })).batch;
  expect([items.length <= 12, items.length >= 8, items.length + skipped.length]).toEqual([true, true, 16]);
  expect(new Set(skipped.map(({ code }) => code))).toEqual(new Set(['too-large/answer']));
});

test.each([
  ['a text', '"hello"', 'protocol/wrong-shape'],
  ['something else', '{"notices":[]}', 'protocol/wrong-shape'],
  ['no JSON', 'noise', 'protocol/not-json'],
  ['a page', '<!doctype html>', 'protocol/html-instead'],
])('%s is no file of forms', async (_, body, code) => {
  const { batch } = await listOf({ '/f': () => new Response(body) });
  await expect(batch).rejects.toMatchObject({ code, source: 'town' });
});

test('a client finds one form by its id', async () => {
  const { origin } = await listOf({ '/f': () => json({ forms: [noise, lamp] }) });
  const { forms } = createCivicClient({ forms: formFile({ id: 'town', url: `${origin}/f` }) });
  expect((await forms.page({ id: 'form-1' })).items).toMatchObject([{ ref: { source: 'town', id: 'form-1' } }]);
});

test('the configuration schema takes what every source has, and nothing else', () => {
  expect(formFileOptions.safeParse({ id: 'f', url: '/forms/index.json', title: 'Forms', maxBytes: 1000 }).success).toBe(true);
  for (const bad of [{ id: 'f' }, { id: 'f', url: '/f', sheet: 'x' }]) expect(formFileOptions.safeParse(bad).success).toBe(false);
});
