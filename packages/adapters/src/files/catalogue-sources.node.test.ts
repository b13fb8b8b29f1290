import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCivicClient } from '@civickit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestTypeFile } from './request-type-file.js';
import { requestTypeFileOptions } from './request-type-file-options.js';
import { serviceFileOptions } from './service-file-options.js';
import { serviceFile } from './service-file.js';

/** `事项名称,联系电话` and a row, as a Chinese Excel saves them. */
const gb18030 = Uint8Array.from([0xca, 0xc2, 0xcf, 0xee, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc1, 0xaa, 0xcf, 0xb5, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0xb5, 0xcd, 0xb1, 0xa3, 0x2c, 0x31, 0x32, 0x33, 0x34, 0x35, 0x0a]); // prettier-ignore
const files: Record<string, string | Uint8Array> = {
  '/services.csv': '事项名称,事项编码,承诺时限\n低保,001,5天\n养老,002,尽快\n,003,5天\n低保,001,6天\n',
  '/gb.csv': gb18030,
  '/types.csv': 'Type,Question\nPothole,How deep?\nLamp,\n',
  '/places.csv': '名称,英文名称,纬度,经度\n石板街,Shiban Street,26.0783,105.1971\n无处,,,\n',
  '/page': '<!doctype html><title>Not found</title>',
};

const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/csv');
  response.end(files[request.url ?? ''] ?? '');
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a client lists, finds and gets services of a file', async () => {
  const { services } = createCivicClient({ services: serviceFile({ id: 'county', url: `${origin}/services.csv` }) });
  const page = await services.page();
  expect(page.items.map(({ ref, name }) => [ref.id, name])).toEqual([
    ['001', '低保'],
    ['002', '养老'],
  ]);
  expect(page.sources).toMatchObject([{ source: 'county', state: 'ok', skipped: 2 }]);
  expect((await services.page({ text: '养老' })).items).toHaveLength(1);
  await expect(services.get({ source: 'county', id: '001' })).resolves.toMatchObject({ name: '低保', time: { promised: { amount: 5 } } });
});

test('a file in GB18030 is read; a page instead of a file ends typed', async () => {
  const list = async (path: string) => {
    const { services } = createCivicClient({ services: serviceFile({ id: 'county', url: origin + path }) });
    return (await services.page()).items;
  };
  await expect(list('/gb.csv')).resolves.toMatchObject([{ name: '低保', contacts: [{ phones: [{ number: '12345' }] }] }]);
  await expect(list('/page')).rejects.toMatchObject({ code: 'protocol/html-instead' });
});

test('a client lists types and asks their questions; requests there are none', async () => {
  const { requests } = createCivicClient({ requests: requestTypeFile({ id: 'county', url: `${origin}/types.csv` }) });
  expect((await requests.types()).items).toMatchObject([
    { name: 'Pothole', hasQuestions: true },
    { name: 'Lamp', hasQuestions: false },
  ]);
  await expect(requests.describe({ source: 'county', id: 'Pothole' })).resolves.toMatchObject({
    pages: [{ questions: [{ label: 'How deep?' }] }],
  });
  await expect(requests.describe({ source: 'county', id: 'Lamp' })).resolves.toMatchObject({ pages: [] });
  await expect(requests.describe({ source: 'county', id: 'Bench' })).rejects.toMatchObject({ code: 'http/client-error' });
  expect((await requests.page()).items).toEqual([]);
});

test('the configuration schemas take what JSON can say and nothing else', () => {
  const service = {
    id: 'c',
    url: '/c.xlsx',
    sheet: '事项',
    encoding: 'big5',
    dateOrder: 'dmy',
    html: true,
    coordinateSystem: 'GCJ02',
    codes: { promise_type: { 1: '工作日' } },
  };
  expect(serviceFileOptions.safeParse(service).success).toBe(true);
  for (const bad of [
    { id: 'c' },
    { ...service, coordinateSystem: 'WGS84' },
    { ...service, codes: { a: 'b' } },
    { ...service, types: {} },
  ]) {
    expect(serviceFileOptions.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  }
  const type = { id: 't', url: '/t.csv', sheet: 'Types', encoding: 'big5' };
  expect(requestTypeFileOptions.safeParse(type).success).toBe(true);
  expect(requestTypeFileOptions.safeParse({ ...type, html: true }).success).toBe(false);
});

test('a file of places beside that of types says where things are', async () => {
  const source = (places?: string) => requestTypeFile({ id: 'county', url: '/types.csv', base: origin, ...(places && { places }) });
  const { requests } = createCivicClient({ requests: source('/places.csv') });
  expect(requests.hasPlaces).toBe(true);
  const { items, sources } = await requests.places({ lang: 'en' });
  expect(items).toMatchObject([{ ref: { source: 'county', id: '石板街' }, name: 'Shiban Street', otherNames: ['石板街'] }]);
  expect(sources).toMatchObject([{ state: 'ok', skipped: 1 }]);
  expect(createCivicClient({ requests: source() }).requests.hasPlaces).toBe(false);
});
