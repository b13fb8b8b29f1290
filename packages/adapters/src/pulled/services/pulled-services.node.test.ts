import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCivicClient, createHttp, type PublicService } from '@civickit/core';
import { describeServiceSource, sampleServices, toPublicService } from '@civickit/core/testing';
import { afterEach, describe, expect, it, test } from 'vitest';
import { serviceTemplates } from '../../files/templates/templates.js';
import { parseServiceFile } from '../../files/services/parse-service-file.js';
import { parseHsds } from '../../hsds/parse-hsds.js';
import { parsePulledServices } from './parse-pulled-services.js';
import { pulledServices } from './pulled-services.js';

/** Examples of the specification, which lie beside the checkout as for the tests of HSDS. */
const beside =
  process.env['CIVICKIT_SHARED'] ??
  ['../../../../../../shared', '../../../../../../../shared'].map((path) => join(import.meta.dirname, path)).find(existsSync) ??
  '';
const examples = join(beside, 'data/hsds/3.0-examples');
const missing = !existsSync(examples);

const fetchedAt = '2026-03-04T02:00:00.000Z';
const file = (over: object) => ({
  'civickit-pulled': 1,
  kind: 'services',
  source: 'county',
  fetchedAt,
  order: 'unordered',
  items: [],
  skipped: 0,
  ...over,
});
const parse = (value: unknown) => parsePulledServices(new TextEncoder().encode(JSON.stringify(value)), 'county');
const item = (over: object) => ({ ref: { source: 'county', id: '1' }, name: 'Permit', ...over });
const only = (over: object) => parse(file({ items: [item(over)] })).items[0];

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function serve(listener: RequestListener): Promise<{ url: string; close: () => void }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const close = () => (server.closeAllConnections(), void server.close());
  closing.push(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/county.json`, close };
}

/** A folder with a file of services, and what else lies in it. */
const serveFiles = (files: Readonly<Record<string, string | object>>) =>
  serve(({ url = '' }, response) => {
    const found = files[url.replace('/services/', '')];
    if (found === undefined) response.writeHead(404).end();
    else response.end(typeof found === 'string' ? found : JSON.stringify(found));
  });

const clientOf = (url: string) =>
  createCivicClient({ services: pulledServices({ id: 'county', url }) }, { http: createHttp({ retries: 0 }) });

describeServiceSource(
  'pulledServices',
  async ({ services, fault }) => {
    const items = services.map((sample) => {
      if (sample.flaw === 'no-record') return 'none';
      const { ref, name, ...facts } = toPublicService('county', sample);
      return { ...facts, ...(sample.flaw !== 'no-id' && { ref }), ...(sample.flaw !== 'no-name' && { name }) };
    });
    const terms = services.flatMap((sample) => sample.terms);
    const { url, close } = await serve((_request, response) => {
      const body = file({ items, taxonomies: [{ id: 'themes', name: 'Themes', terms }] });
      if (fault !== 'hang') response.end(fault === 'garbage' ? '<html>' : JSON.stringify(body));
    });
    return { source: pulledServices({ id: 'county', url }), close };
  },
  { describe, it },
  { paging: false, get: false, taxonomies: true },
);

/** Every field that a service can have; the type tells when one is missing here. */
const whole: Required<Omit<PublicService, 'raw'>> = {
  ref: { source: 'county', id: '0012' },
  name: ' Residence permit',
  alternateNames: ['Permit to stay'],
  keywords: ['moving', '户口'],
  summary: 'For whoever moves here.',
  description: [{ tag: 'p', lang: 'en', children: ['In ', { tag: 'a', href: 'tel:+1', children: ['three'] }, ' steps.'] }],
  status: 'temporarily-closed',
  alert: 'Closed on 4 March',
  organization: { id: 'o1', name: 'Police', url: 'https://county.example/police' },
  legalBasis: [{ title: 'Residence Act', url: 'https://law.example/4' }, { title: 'Decree' }],
  audience: ['person', 'organisation'],
  eligibility: 'Whoever has lived here\nfor half a year.',
  minimumAge: 0,
  maximumAge: 99,
  documents: [
    {
      name: 'Identity card',
      needed: 'sometimes',
      condition: 'If not known',
      deferrable: false,
      originals: 1,
      copies: 0,
      format: 'either',
      issuer: 'Police',
      form: { title: 'Form 7', url: 'https://county.example/7.pdf' },
      sample: { title: 'Form 7, filled in', url: 'https://county.example/7s.pdf' },
      note: 'In black ink',
    },
  ],
  places: [
    {
      id: 'p1',
      name: 'Town hall',
      address: '1 Market Square',
      postcode: '012345',
      where: { latitude: 30.5, longitude: 120.25 },
      hours: {
        text: 'by appointment',
        periods: [
          { days: ['MO', 'SU'], ordinals: [1, -1], opens: '09:00', closes: '24:00', from: '2026-01-01', until: '2026-12-31', note: 'n' },
        ],
      },
      contacts: [{ name: 'Desk', phones: [{ number: '555 0119', kind: 'voice', note: 'mornings' }] }, { email: 'a@county.example' }],
      directions: 'Bus 4',
      accessibility: ['wheelchair'],
    },
  ],
  hours: { periods: [{ days: ['MO'], opens: '22:00', closes: '02:00' }] },
  contacts: [{ name: 'Desk', phones: [{ number: '1' }, { number: '2', kind: 'fax' }], email: 'b@c.example', url: 'https://c.example/ask' }],
  complaints: { name: 'Ombudsman', phones: [{ number: '12345' }], url: 'https://county.example/complain' },
  steps: [{ name: 'Apply', text: 'At the counter', takes: { amount: 10, unit: 'minute', note: 'mostly' } }, { name: 'Wait' }],
  time: { legal: { amount: 20, unit: 'workday', note: 'by law' }, promised: { amount: 0, unit: 'month' } },
  visits: 0,
  fees: [
    { name: 'Card', amount: 0, currency: 'CNY', note: 'once', legalBasis: { title: 'Fees', url: 'https://law.example/f' } },
    { note: 'x' },
  ],
  channels: [{ kind: 'online', url: 'https://county.example/apply', note: 'day and night' }, { kind: 'counter' }],
  outcome: { name: 'Card', sample: { title: 'A card', url: 'https://county.example/card.png' }, delivery: 'by post' },
  terms: [{ id: 't1', name: 'Moving', taxonomy: 'life', parent: 't0' }],
  areas: [{ name: 'Hekou village', code: '330681101201' }],
  languages: ['zh', 'ug'],
  questions: [{ question: 'May somebody else come?', answer: 'Yes.\nWith a letter.' }],
  related: [{ source: 'other', id: '7' }],
  url: 'https://county.example/permit',
  updated: { iso: '2026-03-04T08:30:00+08:00', precision: 'minute', zone: 'given' },
  verified: { iso: '2026-03-05', precision: 'day', zone: 'assumed' },
  lang: 'en',
  sameAs: [{ source: 'old', id: '12' }],
};

describe('what a file brings', () => {
  test('a service with everything arrives as it was', () => {
    expect(parse(file({ items: [whole] })).items).toEqual([whole]);
  });

  test('each field alone arrives as it was', () => {
    for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
      const one = item({ [name]: whole[name] });
      expect(parse(file({ items: [one] })).items, name).toEqual([one]);
    }
  });

  test.each(['documents', 'places', 'fees', 'steps', 'terms', 'related'])('that there are no %s is something else than nothing', (name) => {
    expect(only({ [name]: [] })).toEqual(item({ [name]: [] }));
  });

  test('what a clerk’s workbook and the templates hold arrives as it was', async () => {
    const workbook = readFileSync(new URL('../../files/fixtures/libreoffice-catalogue.xlsx', import.meta.url));
    for (const bytes of [workbook, ...serviceTemplates().map((template) => template.bytes)]) {
      const { items } = await parseServiceFile(bytes, { url: 'https://county.example/c', zone: 'Asia/Shanghai', source: 'county' });
      const plain = items.map((service) => JSON.parse(JSON.stringify({ ...service, raw: undefined })) as object);
      expect(plain).not.toEqual([]);
      expect(parse(file({ items: plain })).items).toEqual(plain);
    }
  });

  test.skipIf(missing)('what HSDS gives arrives as it was', async () => {
    for (const name of readdirSync(examples).filter((each) => each.startsWith('service'))) {
      const url = new URL('https://county.example/hsds/services');
      const { items } = await parseHsds(readFileSync(join(examples, name)), { source: 'county', url, zone: 'Europe/London' });
      const plain = items.map((service) => JSON.parse(JSON.stringify({ ...service, raw: undefined })) as object);
      expect(plain).not.toEqual([]);
      expect(parse(file({ items: plain })).items, name).toEqual(plain);
    }
  });

  // 500 services with one to five values put where they do not belong.
  test('whatever was read is read the same again', () => {
    let seed = 20_261_128;
    const upTo = (most: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * most);
    };
    const strange = [
      null,
      true,
      '',
      ' ',
      0,
      -1,
      1.5,
      1e308,
      [],
      {},
      [[]],
      ['a'],
      { a: 1 },
      'javascript:alert(1)',
      'MO',
      '24:00',
      '2026-02-30',
    ];
    function spoil(value: unknown): unknown {
      const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
      const key = keys[upTo(keys.length + 1)];
      if (key === undefined) return strange[upTo(strange.length)];
      const changed = spoil((value as Record<string, unknown>)[key]);
      return Array.isArray(value) ? value.with(Number(key), changed) : { ...(value as object), [key]: changed };
    }
    let kept = 0;
    for (let run = 0; run < 500; run++) {
      let given: unknown = whole;
      for (let times = upTo(5); times >= 0; times--) given = spoil(given);
      const { items } = parse(file({ items: [given] }));
      expect(parse(file({ items })).items).toEqual(items);
      kept += items.length;
    }
    expect(kept).toBeGreaterThan(250);
  });

  test.each<[string, object, object]>([
    [
      'fields that we do not know',
      { onclick: 'x', raw: { a: 1 }, documents: [{ name: 'a', script: 'x' }] },
      { documents: [{ name: 'a' }] },
    ],
    [
      'addresses that run',
      { url: 'javascript:alert(1)', channels: [{ kind: 'online', url: 'data:text/html,x' }] },
      { channels: [{ kind: 'online' }] },
    ],
    ['addresses that are not whole', { url: '/permit', organization: { name: 'o', url: '../o' } }, { organization: { name: 'o' } }],
    ['markup', { description: [{ tag: 'script', children: ['alert(1)'] }, 'a'] }, { description: ['a'] }],
    ['words that mean nothing', { status: 'open', audience: ['cats'], channels: [{ kind: 'smoke' }] }, {}],
    ['numbers that are none', { visits: '2', minimumAge: -1, time: { legal: { amount: 'ten', unit: 'day' } } }, {}],
    ['dates that are none', { updated: { iso: 'soon', precision: 'day', zone: 'given' } }, {}],
    ['places off the earth', { places: [{ name: 'p', where: { latitude: 91, longitude: 0 } }] }, { places: [{ name: 'p' }] }],
    ['documents that cannot be read: not as if none were needed', { documents: [7, {}] }, {}],
    ['half an identity', { related: [{ id: '1' }], sameAs: [{ source: 'a' }] }, {}],
  ])('%s: do not come in', (_, given, left) => {
    expect(only(given)).toEqual(item(left));
  });

  test.each([{ days: ['MO', 'XX'] }, { ordinals: [0] }, { from: 'soon' }, { closes: '25:00' }, { opens: undefined }])(
    'hours are left out whole where they would become others: %j',
    (wrong) => {
      const period = { days: ['MO'], opens: '09:00', closes: '12:00' };
      expect(only({ hours: { periods: [period, { ...period, ...wrong }] } })?.hours?.periods).toEqual([period]);
    },
  );

  test('a service without identity or name is counted, the others stand', () => {
    const { items, problems } = parse(file({ items: [null, {}, item({ name: '' }), item({ ref: { id: 5 } }), item({})], skipped: 3 }));
    expect([items.length, problems.length]).toEqual([1, 7]);
  });
});

test.each([{ kind: 'notices' }, { 'civickit-pulled': 2 }, { items: {} }, { fetchedAt: 'today' }])(
  'what is no such file is told: %j',
  (over) => {
    expect(() => parse(file(over))).toThrow(expect.objectContaining({ code: 'protocol/wrong-shape' }));
  },
);

test('a page says that the catalogue is a copy, of when, and why there is none newer', async () => {
  const failed = { lastTry: '2026-03-05T02:00:00Z', error: 'network/unreachable' };
  const { url } = await serveFiles({ 'county.json': file({ title: 'County', items: [item({})], skipped: 2, ...failed }) });
  const { items, sources } = await clientOf(url).services.page();
  expect(items).toEqual([item({})]);
  expect(sources).toMatchObject([
    { state: 'cached', origin: 'file', fetchedAt, title: 'County', skipped: 2, error: { code: 'network/unreachable' } },
  ]);
});

describe('the ready index', () => {
  const items = sampleServices(3).map((sample) => toPublicService('county', sample));

  test('lies beside the file that names it, and is there when the site is not', async () => {
    const { url, close } = await serveFiles({
      'county.json': file({ items, search: 'county.search.txt' }),
      'county.search.txt': '词 index',
    });
    const client = clientOf(url);
    expect(await client.services.searchIndex()).toBe('词 index');
    close();
    expect(await client.services.searchIndex()).toBe('词 index');
  });

  test.each(['../secret.txt', '/a', 'https://other.example/i', '.hidden', 'a/b'])('%s is no file beside it', async (search) => {
    const { url } = await serveFiles({ 'county.json': file({ items, search }) });
    expect(await clientOf(url).services.searchIndex()).toBeUndefined();
  });

  test('none where none was made, where it is gone, and where nothing answers: then one is built', async () => {
    const without = await serveFiles({ 'county.json': file({ items }) });
    expect(await clientOf(without.url).services.searchIndex()).toBeUndefined();
    const gone = await serveFiles({ 'county.json': file({ items, search: 'gone.txt' }) });
    expect(await clientOf(gone.url).services.searchIndex()).toBeUndefined();
    const dead = await serveFiles({});
    expect(await clientOf(dead.url).services.searchIndex()).toBeUndefined();
    await expect(clientOf(dead.url).services.searchIndex({ signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'aborted' });
  });
});
