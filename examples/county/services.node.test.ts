import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hsds } from '@civickit/adapters/hsds';
import { writeServices } from '@civickit/adapters/hsds/write';
import { parseServiceFile, serviceFile } from '@civickit/adapters/files';
import { completeness, createCivicClient, type PublicService, type ServiceClass } from '@civickit/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCounty, type County } from './serve.ts';
import { catalogueSheets, packWorkbook } from './server/workbook.ts';

const now = Date.parse('2026-11-28T10:00:00+08:00');
const zone = 'Asia/Shanghai';
let county: County;
const catalogues: Record<'zh' | 'en', readonly PublicService[]> = { zh: [], en: [] };
beforeAll(async () => {
  county = await startCounty({ now: () => now, ports: [0, 0] });
  for (const lang of ['zh', 'en'] as const) {
    const url = `${county.url}/services/${lang}.xlsx`;
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const { items, problems } = await parseServiceFile(new Uint8Array(await response.arrayBuffer()), { url, zone, source: lang });
    expect(problems.map(({ message }) => message)).toEqual([]);
    catalogues[lang] = items;
  }
});
afterAll(() => county.close());

/** What the guides of the county are there to show as missing. */
const gaps: Readonly<Record<string, readonly ServiceClass[]>> = {
  'wj-05': ['legal-basis'],
  'wj-08': ['steps'],
  'nz-02': ['documents'],
  'nc-02': ['eligibility'],
  'nc-06': ['places', 'hours'],
  'nc-08': ['places', 'hours'],
  'jt-06': ['legal-basis', 'contacts'],
  'sd-03': ['steps'],
  'bz-02': ['legal-basis'],
  'bz-03': ['places', 'hours'],
  'tj-03': ['eligibility'],
  'tj-04': ['documents'],
  'jx-05': ['places', 'hours'],
  'jx-06': ['legal-basis', 'places', 'hours'],
  'wh-01': ['legal-basis', 'contacts'],
  'wh-02': ['legal-basis', 'hours', 'contacts'],
  'wh-03': ['legal-basis'],
  'cg-02': ['legal-basis', 'eligibility', 'places', 'hours'],
  'cg-03': ['steps'],
  'cg-04': ['hours', 'contacts'],
  'xf-02': ['legal-basis', 'documents', 'places', 'hours'],
  'yj-01': ['eligibility'],
  'cw-01': ['legal-basis', 'contacts'],
};

describe.each(['zh', 'en'] as const)('the county’s catalogue (%s)', (lang) => {
  const services = () => catalogues[lang];

  test('holds 143 services, each under a name of its own', () => {
    expect(services()).toHaveLength(143);
    expect(new Set(services().map(({ name }) => name)).size).toBe(143);
    expect(services().filter(({ summary }) => !summary)).toEqual([]);
  });

  test('is incomplete where it is meant to be, and nowhere else', () => {
    const found = services().map((service) => [service.ref.id, completeness(service).missing] as const);
    expect(Object.fromEntries(found.filter(([, missing]) => missing.length > 0))).toEqual(gaps);
  });

  test('a few guides were last confirmed more than a year ago, two never', () => {
    const verified = services().flatMap((service) => service.verified?.iso ?? []);
    expect(verified.filter((day) => day < '2025-11-28')).toHaveLength(7);
    expect(services().filter((service) => !service.verified).map(({ ref }) => ref.id)).toEqual(['da-01', 'cw-01']); // prettier-ignore
    expect([...verified].sort().at(-1)?.slice(0, 7)).toBe('2026-11');
    const years = services().flatMap(({ updated }) => updated?.iso.slice(0, 4) ?? []);
    expect(new Set(years)).toEqual(new Set(['2024', '2025', '2026']));
  });

  test('two services are closed for a time, and say since when', () => {
    const closed = services().filter(({ status }) => status === 'temporarily-closed');
    expect(closed.map(({ ref }) => ref.id)).toEqual(['nc-03', 'jt-07']);
    expect(closed.map(({ alert }) => alert)).toEqual(
      lang === 'zh' ?
        [expect.stringContaining('11月8日'), expect.stringContaining('11月22日')]
      : [expect.stringContaining('8 November'), expect.stringContaining('22 November')],
    ); // prettier-ignore
  });

  test('hours are periods: half Saturdays, round the clock, once a month; of one service there are words only', () => {
    const all = services().flatMap((service) => [service.hours, ...(service.places ?? []).map(({ hours }) => hours)]).flatMap((hours) => hours ?? []); // prettier-ignore
    const periods = all.flatMap((hours) => hours.periods ?? []);
    expect(periods).toContainEqual({ days: ['SA'], opens: '09:00', closes: '12:00' });
    expect(periods).toContainEqual(expect.objectContaining({ opens: '00:00', closes: '24:00' }));
    expect(periods).toContainEqual({ days: ['WE'], ordinals: [1], opens: '09:00', closes: '16:00' });
    expect(periods).toContainEqual({ days: ['SA'], ordinals: [-1], opens: '09:00', closes: '15:00' });
    expect(services().filter(({ hours }) => hours && !hours.periods).map(({ ref }) => ref.id)).toEqual(['nc-05']); // prettier-ignore
  });

  test('every facet has something to choose from', () => {
    const among = <T>(values: readonly (T | undefined)[]) => new Set(values.filter((value) => value !== undefined));
    expect(among(services().map(({ visits }) => visits))).toEqual(new Set([0, 1, 2, 3]));
    expect(among(services().flatMap(({ channels = [] }) => channels.map(({ kind }) => kind))).size).toBe(6);
    expect(among(services().flatMap(({ audience }) => audience?.join() ?? []))).toEqual(
      new Set(['person', 'organisation', 'person,organisation']),
    );
    const terms = services().flatMap((service) => service.terms ?? []);
    expect(among(terms.filter(({ taxonomy }) => !taxonomy).map(({ name }) => name)).size).toBe(22);
    expect(among(terms.filter(({ taxonomy }) => taxonomy === 'life-event').map(({ name }) => name)).size).toBe(20);
    const places = services().flatMap((service) => service.places ?? []);
    expect(among(places.filter(({ where }) => where).map(({ name }) => name)).size).toBeGreaterThan(12);
    for (const { where } of places) if (where) expect(Math.hypot(where.latitude - 26.08, where.longitude - 105.19)).toBeLessThan(0.2);
  });

  test('every column of every sheet says something', async () => {
    const sheets = catalogueSheets(lang, { now, site: county.url, other: county.otherUrl });
    const [[main, [heads = [], ...rows]] = ['', []]] = Object.entries(sheets);
    /** What is read of one row, and of the services that it belongs to or that name it. */
    const read = async (title: string, columns: readonly string[], row: readonly string[]) => {
      const names = row.slice(0, 2).filter(Boolean);
      const owners = title === main ? [row] : rows.filter((one) => one.some((cell) => cell.split(/[；;]\s*/).some((part) => names.includes(part)))); // prettier-ignore
      const few = title === main ? { [main]: [columns, row] } : { [main]: [heads, ...owners], [title]: [columns, row] };
      const { items, problems } = await parseServiceFile(packWorkbook(few), { url: county.url, zone }).catch(() => ({ items: [], problems: [] })); // prettier-ignore
      return JSON.stringify([items.map(({ raw, ...service }) => (raw ? service : service)), problems.length]);
    };
    const idle: string[] = [];
    for (const [title, [columns = [], ...cells]] of Object.entries(sheets)) {
      for (const [at, head] of columns.entries()) {
        const row = cells.find((one) => one[at]) ?? [];
        const without = columns.map((one, index) => (index === at ? 'zzz' : one));
        if ((await read(title, columns, row)) === (await read(title, without, row))) idle.push(`${title}: ${head}`);
      }
    }
    expect(idle).toEqual([]);
  });

  test('comes back whole from a server of HSDS', async () => {
    const perPage = 50;
    const server = createServer((request, response) => {
      const number = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('page'));
      const part = services().slice((number - 1) * perPage, number * perPage);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(writeServices(part, { number, perPage, total: services().length }, { zone }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const source = hsds({ id: lang, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hsds`, version: '3.1', perPage });
    const read: PublicService[] = [];
    for await (const service of createCivicClient({ services: source }, { zone }).services.iterate()) read.push(service);
    server.close();
    const withoutRaw = (service: PublicService) => ({ ...service, raw: undefined });
    expect(read.map(withoutRaw)).toEqual(services().map(withoutRaw));
  });

  test('all addresses and numbers are made up, or lead to forms of the site itself', async () => {
    const own = [...JSON.stringify(services()).matchAll(/https?:[^"]+/g)].map(([url]) => url).filter((url) => url.startsWith(county.url));
    expect(await Promise.all([...new Set(own)].map(async (url) => (await (await fetch(url)).text()).includes('<civic-form ')))).toEqual([
      true,
      true,
    ]);
    const texts = JSON.stringify(services()).replaceAll(`${county.url}/`, '/');
    const hosts = [...texts.matchAll(/https?:\/\/([^/"\s:]+)/g)].map(([, host = '']) => host);
    expect(hosts.length).toBeGreaterThan(300);
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
    const numbers = [...texts.matchAll(/"number":"([^"]*)"/g)].map(([, number]) => number);
    expect(numbers.filter((number) => !/^(0850-5550\d{3}|12345)$/.test(number ?? ''))).toEqual([]);
    expect([...texts.matchAll(/[\w.]+@([\w.]+)/g)].filter(([, host]) => host !== 'qingshi.example')).toEqual([]);
  });
});

test('both languages tell of the same services, with as many documents, steps, fees and questions', () => {
  const shape = (lang: 'zh' | 'en') =>
    catalogues[lang].map(({ ref, documents, steps, fees, questions, places, related, keywords, visits, time }) => ({
      id: ref.id,
      documents: documents?.map(({ needed, deferrable, originals, copies }) => ({ needed, deferrable, originals, copies })),
      counts: [steps, fees, questions, places].map((list) => list?.length),
      hasKeywords: keywords !== undefined,
      related: related?.map(({ id }) => id),
      time: [time?.legal, time?.promised].map((limit) => limit && [limit.amount, limit.unit]),
      visits,
    }));
  expect(shape('en')).toEqual(shape('zh'));
  expect(catalogues.en.filter((service) => /\p{Script=Han}/u.test(JSON.stringify(service))).map(({ name }) => name)).toEqual([]);
});

test('residents find services under their own words', async () => {
  const { services } = createCivicClient({ services: serviceFile({ id: 'guide', url: `${county.url}/services/zh.xlsx` }) }, { zone });
  const first = async (text: string) => (await services.page({ text, limit: 50 })).items.map(({ ref }) => ref.id);
  expect(await first('办身份证')).toContain('hj-02');
  expect(await first('落户')).toContain('hj-05');
  expect(await first('上户口')).toContain('hj-01');
  expect(await first('低保')).toContain('jz-01');
  expect(await first('开店')).toContain('qy-02');
  expect((await services.page({ taxonomy: '生孩子', limit: 50 })).items.map(({ ref }) => ref.id)).toContain('yb-02');
});

describe('the city’s health services', () => {
  const client = async () => {
    const { services } = (await (await fetch(`${county.url}/civickit.json`)).json()) as {
      services: { id: string; url: string; full?: boolean; filters?: []; lang?: string }[];
    };
    const [guide, , health] = services;
    expect(services.map(({ id }) => id)).toEqual(['guide', 'guide-en', 'health-services']);
    return createCivicClient(
      {
        services: [
          serviceFile({ id: 'guide', url: new URL(guide?.url ?? '', county.url) }),
          hsds({ id: 'health-services', url: health?.url ?? '', full: true, filters: [], lang: 'zh-CN' }),
        ],
      },
      { zone },
    );
  };

  test('25 of them are read by HSDS, with places, hours, terms and dates', async () => {
    const civic = await client();
    const page = await civic.services.only(['health-services']).page({ limit: 50 });
    expect(page.items).toHaveLength(25);
    expect(page.sources).toMatchObject([{ state: 'ok' }]);
    expect(page.items.filter((service) => !service.verified || !service.terms?.length).map(({ name }) => name)).toEqual([]);
    const blood = page.items.find(({ name }) => name === '无偿献血');
    expect(blood?.places?.[1]?.hours?.periods).toMatchObject([{ days: ['SA'], ordinals: [2], opens: '09:00' }]);
    expect((await civic.services.taxonomies()).items).toMatchObject([{ name: '卫生健康服务分类', terms: { length: 6 } }]);
  });

  test('eight are the county’s own, and come once', async () => {
    const civic = await client();
    const merged: PublicService[] = [];
    for await (const service of civic.services.iterate()) merged.push(service);
    expect(merged).toHaveLength(143 + 25 - 8);
    const urls = merged.map(({ url }) => url);
    expect(new Set(urls).size).toBe(urls.length);
  });

  test('one is asked by its id', async () => {
    const civic = await client();
    const [first] = (await civic.services.only(['health-services']).page()).items;
    expect(first && (await civic.services.get(first.ref))?.name).toBe(first?.name);
  });
});
