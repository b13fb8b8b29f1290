import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { containsPoint } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseCap } from './parse-cap.js';
import { readIndex } from './read-index.js';
import { resolveChains } from './resolve-chains.js';
import { toNotices } from './to-notices.js';

/** Samples of google/cap-library (Apache 2.0). They lie beside the checkout, not in it. */
const beside = ['../../../../../shared', '../../../../../../shared'].map((path) => join(import.meta.dirname, path));
const given = process.env['CIVICKIT_SHARED'];
const shared = join((given ? [given] : beside).find((path) => existsSync(path)) ?? '', 'data/cap');
const missing = !existsSync(shared);
const bytesOf = (name: string) => readFileSync(join(shared, name));
const origin = { url: 'https://met.example/index', zone: 'UTC', source: 'met' };
const noticesOf = async (name: string, languages: readonly string[] = []) => {
  const { alert } = await parseCap(bytesOf(name), origin);
  return resolveChains([alert]).flatMap((message) => toNotices(message, { source: 'met', languages, clock: undefined, url: origin.url }));
};

test.skipIf(missing)('Canada: two languages, many codes, an all-clear', async () => {
  const [notice] = await noticesOf('canada.cap', ['fr']);
  expect(notice).toMatchObject({
    lang: 'fr-CA',
    alert: { msgType: 'Update', allClear: true, colour: 'blue', languages: [{ lang: 'en-CA' }] },
  });
  expect(notice?.alert?.references).toHaveLength(2);
  const area = notice?.alert?.areas[0];
  expect(area?.geocodes.length).toBeGreaterThan(5);
  expect(area?.shapes.some((shape) => containsPoint(shape, { latitude: 42.2, longitude: -83 }))).toBe(true);
});

test.skipIf(missing)('the United States in CAP 1.1, without a language', async () => {
  const [notice] = await noticesOf('weather.cap');
  expect(notice).toMatchObject({
    lang: 'en-US',
    alert: { colour: 'orange', event: 'Flash Flood Watch', expires: { iso: '2010-08-30T12:00:00-06:00' } },
  });
  expect(notice?.alert?.areas[0]?.geocodes).toContainEqual({ name: 'UGC', value: 'MTZ014' });
});

test.skipIf(missing)('Australia, and a document in ISO 8859-1', async () => {
  for (const name of ['australia.cap', 'earthquake-iso8859-1.cap']) {
    const { alert } = await parseCap(bytesOf(name), origin);
    expect(alert.infos[0]?.event, name).not.toBe('');
    expect(alert.infos[0]?.areas.length, name).toBeGreaterThan(0);
  }
});

test.skipIf(missing)('entities that lead elsewhere are refused', async () => {
  await expect(parseCap(bytesOf('xee.cap'), origin)).rejects.toMatchObject({ code: 'protocol/doctype' });
});

test.skipIf(missing).each([
  ['weather_index.atom', /wwacapget\.php|alerts-beta/],
  ['ny_index.rss', /GetCapAlert\.aspx/],
  ['empty_weather_index.atom', /^$/],
])('the index %s leads to its messages', async (name, address) => {
  const { entries, problems } = await readIndex(bytesOf(name).toString('utf8'), origin, new AbortController().signal);
  expect(problems).toEqual([]);
  if (name.startsWith('empty')) return expect(entries).toEqual([]);
  expect(entries.length).toBeGreaterThan(1);
  for (const { url } of entries) expect(url).toMatch(address);
});
