import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCivicClient, createHttp } from '@civickit/core';
import { linkUrl, pageUrl } from '@civickit/core/markup';
import { describeNoticeSource } from '@civickit/core/testing';
import { describe, expect, it, test } from 'vitest';
import { linkAddress, pageAddress } from './addresses.js';
import { parsePulled } from './parse-pulled.js';
import { pulled } from './pulled.js';
import { pulledOptions } from './pulled-options.js';

const fetchedAt = '2026-03-04T02:00:00Z';
const file = (over: object) => ({
  'civickit-pulled': 1,
  kind: 'notices',
  source: 'news',
  fetchedAt,
  order: 'newest',
  items: [],
  skipped: 0,
  ...over,
});
const parse = (value: unknown) => parsePulled(new TextEncoder().encode(JSON.stringify(value)), 'news');
const item = (over: object) => ({ ref: { source: 'news', id: '1' }, title: 'Water off', ...over });
const only = (over: object) => parse(file({ items: [item(over)] })).items[0];

async function serve(body: (response: { end(text: string): void }) => void): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => body(response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/news.json`,
    close: () => (server.closeAllConnections(), server.close()),
  };
}

describeNoticeSource(
  'pulled',
  async ({ notices, fault }) => {
    const items = notices.map(({ id, published, url, title, ...rest }) => ({
      ...rest,
      ref: { source: 'news', id },
      title,
      url,
      published: { iso: published, precision: 'instant', zone: 'given' },
    }));
    const { url, close } = await serve((response) => {
      if (fault !== 'hang') response.end(fault === 'garbage' ? '<html>' : JSON.stringify(file({ items })));
    });
    return { source: pulled({ id: 'news', url }), close };
  },
  { describe, it },
  { paging: false },
);

test('a page says that what it shows is a copy, and of when', async () => {
  const { url, close } = await serve((response) => response.end(JSON.stringify(file({ title: 'Town', items: [item({})], skipped: 2 }))));
  const client = createCivicClient({ notices: pulled({ id: 'news', url }) }, { http: createHttp({ retries: 0 }) });
  const { items, sources } = await client.notices.page();
  expect(items).toMatchObject([{ ref: { source: 'news', id: '1' }, title: 'Water off' }]);
  expect(sources).toMatchObject([{ state: 'ok', origin: 'file', fetchedAt, title: 'Town', skipped: 2 }]);
  close();
});

test('a page says that the source gives nothing since its copy, and why', async () => {
  const since = file({ items: [item({})], lastTry: '2026-03-05T02:00:00Z', error: 'http/server-error' });
  const { url, close } = await serve((response) => response.end(JSON.stringify(since)));
  const client = createCivicClient({ notices: pulled({ id: 'news', url }) }, { http: createHttp({ retries: 0 }) });
  const { items, sources, complete } = await client.notices.page();
  expect([items.length, complete]).toEqual([1, false]);
  expect(sources).toMatchObject([{ state: 'cached', origin: 'file', fetchedAt, error: { code: 'http/server-error', source: 'news' } }]);
  expect(parse({ ...since, error: 'no code' }).refused).toBeUndefined();
  close();
});

const sent = { iso: '2026-03-04T08:00:00+08:00', precision: 'instant', zone: 'given' };
const warning = {
  lang: 'en',
  event: 'Rainstorm',
  headline: 'Yellow rainstorm warning',
  instruction: 'Keep away from the river.',
  web: 'https://met.example/rain',
  places: ['Qingshi'],
  identifier: '1',
  sender: 'warn@met.example',
  sent,
  msgType: 'Update',
  category: ['Met'],
  urgency: 'Expected',
  severity: 'Moderate',
  certainty: 'Likely',
  colour: 'yellow',
  allClear: true,
  effective: sent,
  onset: sent,
  expires: sent,
  areas: [
    {
      description: 'Qingshi',
      shapes: [{ type: 'circle', at: { latitude: 26, longitude: 105 }, radius: 20_000 }],
      geocodes: [{ name: 'GB/T 2260', value: '522301' }],
    },
  ],
  languages: [{ lang: 'zh-Hans', event: '暴雨' }],
  references: [{ sender: 'warn@met.example', identifier: '0', sent: sent.iso }],
};

describe('what a file brings of warnings and statements', () => {
  test('all facts arrive as they were', () => {
    const facts = {
      type: 'alert',
      alert: warning,
      correction: { claim: 'The water is poisoned', verdict: 'false' },
      timeline: [{ at: sent, text: 'The bridge was closed' }],
    };
    expect(only(facts)).toEqual(item(facts));
  });

  test.each([
    ['a type that is none', { type: 'advert' }, {}],
    ['a verdict that is none', { correction: { claim: 'a', verdict: 'sure' } }, {}],
    ['a step without time', { timeline: [{ at: 'soon', text: 'a' }, 5] }, {}],
    ['a warning without colour', { alert: { ...warning, colour: 'pink' } }, {}],
    ['a warning nobody sent', { alert: { ...warning, sender: '' } }, {}],
    ["what was true of the other device's clock", { alert: { ...warning, clock: { ahead: 1e9, by: 'answer' } } }, { alert: warning }],
    ['what is no member', { alert: { ...warning, onclick: 'x' } }, { alert: warning }],
    ['an address that runs', { alert: { ...warning, web: 'javascript:alert(1)' } }, { alert: { ...warning, web: undefined } }],
    ['a severity that is none', { alert: { ...warning, severity: 'Fatal' } }, { alert: { ...warning, severity: 'Unknown' } }],
    ['lists of other things', { alert: { ...warning, languages: [5], references: 'x', areas: [null] } }, { alert: { ...warning, languages: [], references: [], areas: [] } }], // prettier-ignore
  ])('%s does not come in', (_, given, left) => {
    expect(only(given)).toEqual({ ref: { source: 'news', id: '1' }, title: 'Water off', ...left });
  });
});

test('a warning is one still, and judged by the clock of the site that holds the copy', async () => {
  const alert = {
    identifier: 'rain-1',
    sender: 'met@county.example',
    sent: { iso: '2026-03-04T01:00:00Z', precision: 'instant', zone: 'given' },
    msgType: 'Alert',
    category: ['Met'],
    urgency: 'Expected',
    severity: 'Severe',
    certainty: 'Likely',
    colour: 'orange',
    event: 'Rainstorm',
    instruction: 'Stay away from the river',
    effective: { iso: '2026-03-04T01:00:00Z', precision: 'instant', zone: 'given' },
    areas: [{ description: 'County', shapes: [], geocodes: [{ name: 'GB/T 2260', value: '522301' }] }],
    languages: [{ lang: 'zh-Hans', event: '暴雨' }],
    references: [],
  };
  const text = JSON.stringify(file({ items: [item({ type: 'alert', alert: { ...alert, clock: { ahead: 5, by: 'sent' } } })] }));
  const { url, close } = await serve((response) => response.end(text));
  const page = (ahead: number) => {
    const clock = { now: () => Date.now() + ahead };
    return createCivicClient({ notices: pulled({ id: 'news', url }) }, { clock, http: createHttp({ retries: 0 }) }).notices.page({
      type: 'alert',
    });
  };
  expect((await page(0)).items).toEqual([item({ type: 'alert', alert })]);
  const year = 365 * 86_400_000;
  const [warning] = (await page(year)).items;
  expect(Math.abs((warning?.alert?.clock?.ahead ?? 0) - year)).toBeLessThan(10_000);
  const [report] = (await page(year)).sources;
  expect(Math.abs(Date.parse(report?.fetchedAt ?? '') - Date.parse(fetchedAt) - year)).toBeLessThan(10_000);
  close();
});

test.each([
  { type: 'correction', correction: { claim: 'The dam has burst', verdict: 'false' } },
  { type: 'statement', timeline: [{ at: { iso: '2026-03-04', precision: 'day', zone: 'given' }, text: 'The road was closed' }] },
])('a notice that is no news stays what it is: $type', (kind) => {
  expect(only(kind)).toEqual(item(kind));
});

describe('what a file brings', () => {
  test('a notice with everything arrives as it was', () => {
    const whole = item({
      url: 'https://town.example/1',
      published: { iso: '2026-03-04', precision: 'day', zone: 'given' },
      expires: { iso: '2026-03-05T10:00:00+08:00', precision: 'minute', zone: 'assumed' },
      pinned: true,
      summary: 'Till noon',
      content: ['Till ', { tag: 'strong', lang: 'en', children: ['noon'] }, { tag: 'td', colspan: 2, children: [] }],
      categories: ['water'],
      authors: ['Desk'],
      image: { src: 'https://town.example/a.png', alt: '' },
      attachments: [{ url: 'https://town.example/a.pdf', type: 'application/pdf', title: 'Plan', bytes: 5 }],
      where: [{ type: 'circle', at: { latitude: 1, longitude: 2 }, radius: 100 }],
      lang: 'zh-Hans',
      sameAs: [{ source: 'other', id: '7' }],
    });
    expect(parse(file({ items: [whole] })).items).toEqual([whole]);
  });

  test.each([
    ['a tag that is not rich text', { content: [{ tag: 'script', children: ['alert(1)'] }, 'a'] }, { content: ['a'] }],
    ['a link that runs', { content: [{ tag: 'a', href: 'javascript:alert(1)', children: ['b'] }] }, { content: ['b'] }],
    ['a link hidden by a tab', { content: [{ tag: 'a', href: 'java\tscript:alert(1)', children: ['b'] }] }, { content: ['b'] }],
    [
      'a picture as data',
      { content: ['a', { tag: 'img', src: 'data:image/svg+xml,<svg onload=alert(1)>', children: [] }] },
      { content: ['a'] },
    ],
    [
      'other attributes',
      { content: [{ tag: 'p', onclick: 'x', style: 'x', children: ['a'] }] },
      { content: [{ tag: 'p', children: ['a'] }] },
    ],
    ['content that is markup', { content: '<script>alert(1)</script>' }, {}],
    ['an address that runs', { url: 'javascript:alert(1)' }, {}],
    ['a picture with a password', { image: { src: 'https://a:b@town.example/' } }, {}],
    [
      'a file by data',
      { attachments: [{ url: 'data:text/html,x' }, { url: 'https://t.example/' }] },
      { attachments: [{ url: 'https://t.example/' }] },
    ],
    ['a date that is none', { published: { iso: 'soon', precision: 'day', zone: 'given' } }, {}],
    ['a date without offset', { published: { iso: '2026-03-04T10:00', precision: 'minute', zone: 'given' } }, {}],
    ['a place off the earth', { where: [{ type: 'point', at: { latitude: 91, longitude: 0 } }] }, {}],
    ['numbers for texts', { summary: 5, categories: [5], lang: 5, pinned: 'yes' }, {}],
  ])('%s does not come in', (_, given, left) => {
    expect(only(given)).toEqual({ ref: { source: 'news', id: '1' }, title: 'Water off', ...left });
  });

  test('nesting without end ends', () => {
    const deep = `${'[{"tag":"blockquote","children":'.repeat(5000)}[]${'}]'.repeat(5000)}`;
    const text = JSON.stringify(file({ items: [item({ content: 'HERE' })] })).replace('"HERE"', deep);
    const { items } = parsePulled(new TextEncoder().encode(text), 'news');
    expect(JSON.stringify(items).length).toBeLessThan(5000);
  });

  test('a notice without identity or title is counted, the others stand', () => {
    const { items, problems } = parse(
      file({ items: [null, {}, item({ title: undefined }), item({ ref: { id: 5 } }), item({})], skipped: 3 }),
    );
    expect([items.length, problems.length]).toEqual([1, 7]);
  });

  test('the source is the one that was asked, whatever the file says', () => {
    expect(only({ ref: { source: 'other', id: '1' } })?.ref).toEqual({ source: 'news', id: '1' });
  });
});

test.each([
  ['{"a":', 'protocol/not-json'],
  ['<!doctype html><p>Not found', 'protocol/html-instead'],
  ['{}', 'protocol/wrong-shape'],
  ['null', 'protocol/wrong-shape'],
  [JSON.stringify(file({ 'civickit-pulled': 2 })), 'protocol/wrong-shape'],
  [JSON.stringify(file({ fetchedAt: 'today' })), 'protocol/wrong-shape'],
])('what is no pulled file is told: %s', (text, code) => {
  expect(() => parsePulled(new TextEncoder().encode(text), 'news')).toThrow(expect.objectContaining({ code }));
});

test('the configuration schema takes what JSON can say and nothing else', () => {
  expect(pulledOptions.safeParse({ id: 'n', url: '/n.json', title: 'N' }).success).toBe(true);
  expect(pulledOptions.safeParse({ id: 'n', url: '/n.json', onload: 'x' }).success).toBe(false);
});

test.each([
  'https://town.example/a?b#c', 'HTTP://TOWN.EXAMPLE', 'http://[::1]/', 'https://u:p@town.example/', 'javascript:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:x',
  'data:text/html,x', 'mailto:desk@town.example', 'tel:+1', 'vbscript:x', 'file:///etc', '/a', '//other.example', '', ' ', 'https://', `https://town.example/${'a'.repeat(9000)}`,
])('an address is judged as one of a feed is: %s', (written) => {
  expect([pageAddress(written), linkAddress(written)]).toEqual([pageUrl(written), linkUrl(written)]);
}); // prettier-ignore
