import type { GeoShape, Notice, When } from '@civickit/core';
import { oneLine, richTextFromHtml, withoutInvalid } from '@civickit/core/markup';
import { expect, test } from 'vitest';
import { parseFeed } from '../parse-feed.js';
import { writeAtom, writeJsonFeed, writeRss, type FeedChannel } from './index.js';

const channel: FeedChannel = {
  title: 'News <b>& more</b> ]]> "é"',
  homepage: 'https://town.example/',
  url: 'https://town.example/feed',
  updated: { iso: '2026-03-04T15:30:00+08:00', precision: 'instant', zone: 'given' },
  description: 'What the town tells',
  language: 'zh-Hans',
  authors: ['Desk & Co'],
  next: 'https://town.example/feed?page=2',
  pinnedCategory: 'pinned',
};
const writers = { RSS: writeRss, Atom: writeAtom, 'JSON Feed': writeJsonFeed } as const;
type Format = keyof typeof writers;

let seed = 20261124;
const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
const oneOf = <T>(choices: readonly T[]): T => choices[random(choices.length)] as T;
const maybe = <T>(make: () => T): T | undefined => (random(3) ? make() : undefined);
const some = <T>(make: () => T): T[] => Array.from({ length: 1 + random(3) }, make);

const pieces = [
  'water', ' ', '  ', '<', '>', '&', '&amp;', '&lt;b&gt;', '&#65;', '<b>', '</title>', '<![CDATA[', ']]>', '<!--', '-->', '"', "'", '\n', '\r\n', '\t', '\u0000',
  '\u0008', '\u202e', '\ud800', '\udc00', '\uffff', '\ufeff', '水', '🚰', 'مۇھىم', 'é', '{{x}}', '%00', '\\', ';', ',', '=', '</item>', '<?xml?>', 'javascript:',
]; // prettier-ignore
const raw = (): string => Array.from({ length: 1 + random(8) }, () => oneOf(pieces)).join('');
/** Text as a notice holds it: one line, without what no document may hold. */
const line = (): string => oneLine(withoutInvalid(raw())) || 'x';
const address = (): string => new URL(`/${encodeURIComponent(line())}?a=${random(9)}&b=2`, 'https://town.example').href;
const tags = [
  'p',
  'b',
  'i',
  'ul',
  'li',
  'ol',
  'h2',
  'h4',
  'blockquote',
  'pre',
  'table',
  'tr',
  'td',
  'br',
  'hr',
  'a href="/x?y=1&amp;z=2"',
  'sup',
  'dl',
  'dt',
  'dd',
];
const markup = (): string =>
  Array.from({ length: 1 + random(12) }, () =>
    random(2) ? raw().replace(/[<>]/g, '') : random(3) ? `<${oneOf(tags)}>` : `</${oneOf(tags)}>`,
  ).join('');
const when = (): When => {
  const day = `2026-0${1 + random(9)}-1${random(10)}`;
  return oneOf<When>([
    { iso: `${day}T0${random(10)}:30:59+08:00`, precision: 'instant', zone: 'given' },
    { iso: `${day}T10:30:00Z`, precision: 'instant', zone: 'given' },
    { iso: `${day}T10:30:00.125Z`, precision: 'instant', zone: 'given' },
    { iso: `${day}T10:30:00-03:30`, precision: 'minute', zone: 'given' },
    { iso: day, precision: 'day', zone: 'assumed' },
  ]);
};
const degrees = (most: number): number => random(most * 2000) / 1000 - most;
const position = () => ({ latitude: degrees(90), longitude: degrees(180) });
const shape = (): GeoShape =>
  oneOf<() => GeoShape>([
    () => ({ type: 'point', at: position() }),
    () => ({ type: 'circle', at: position(), radius: random(5000) }),
    () => ({ type: 'line', points: [position(), position()] }),
    () => ({ type: 'polygon', points: [position(), position(), position(), position()] }),
  ])();

function notice(index: number): Notice {
  const content = richTextFromHtml(markup(), { base: 'https://town.example/' });
  const facts = {
    url: maybe(address),
    published: maybe(when),
    updated: maybe(when),
    expires: maybe(when),
    verified: maybe(when),
    pinned: maybe(() => true as const),
    categories: maybe(() => [...new Set(some(line))]),
    authors: maybe(() => [...new Set(some(line))]),
    image: maybe(() => ({ src: `https://town.example/${index}.png` })),
    attachments: maybe(() => some(() => ({ url: address(), type: 'application/pdf', bytes: 1 + random(9999), title: line() }))),
    where: maybe(() => some(shape)),
    lang: maybe(() => oneOf(['ug', 'zh-Hant', 'en-GB'])),
    summary: maybe(line),
    content: content.length ? content : undefined,
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
  return { ref: { source: 'news', id: `${line()} ${index}` }, title: line(), ...known };
}

async function readBack(format: Format, notices: readonly Notice[]) {
  const read = await parseFeed(writers[format](notices, channel), {
    url: channel.url,
    source: 'news',
    pinnedCategory: 'pinned',
    zone: 'UTC',
  });
  expect(read.problems).toEqual([]);
  return { ...read, byId: new Map(read.items.map((item) => [item.ref.id, { ...item }])) };
}

/** What a format cannot say is not asked of it. */
function expected(format: Format, { updated, ...rest }: Notice): Partial<Notice> {
  if (format !== 'Atom') return { ...rest, ...(updated && { updated }) };
  // RFC 4287 3.3 and 4.1.2: an entry has one, and it is an instant.
  return { ...rest, ...(updated?.precision === 'instant' && { updated }) };
}

test.each<Format>(['RSS', 'Atom', 'JSON Feed'])('%s is read back equal, whatever the notices hold', async (format) => {
  for (let round = 0; round < 40; round++) {
    const notices = Array.from({ length: 10 }, (_, index) => notice(round * 10 + index));
    const { byId } = await readBack(format, notices);
    expect(byId.size).toBe(notices.length);
    for (const written of notices) {
      const { ref, ...facts } = expected(format, written);
      const read = byId.get((ref as Notice['ref']).id);
      for (const [name, fact] of Object.entries(facts)) {
        expect(read?.[name as keyof Notice], `${name} of ${JSON.stringify(written)}`).toEqual(fact);
      }
      for (const name of ['categories', 'authors', 'image', 'attachments', 'where', 'expires', 'verified', 'pinned'] as const) {
        if (!(name in facts) && name !== 'authors') expect(read?.[name], name).toBeUndefined();
      }
    }
  }
});

test.each<Format>(['RSS', 'Atom', 'JSON Feed'])('%s says what the channel is', async (format) => {
  const { feed } = await readBack(format, [notice(0)]);
  const { title, homepage, description, language, authors, next } = channel;
  expect(feed).toMatchObject({ title, homepage, description, language, authors, next });
});

test('what is written twice is the same', () => {
  const notices = Array.from({ length: 5 }, (_, index) => notice(index));
  for (const write of Object.values(writers)) expect(write(notices, channel)).toBe(write(notices, channel));
});

test('JSON Feed also keeps corrections and statements; a warning comes as CAP', async () => {
  const at = when();
  const correction: Notice = { ...notice(0), type: 'correction', correction: { claim: `${line()} <b>`, verdict: 'misleading' } };
  const statement: Notice = {
    ...notice(1),
    type: 'statement',
    timeline: [
      { at, text: line() },
      { at: { ...at, iso: 'soon' }, text: 'x' },
    ],
  };
  const { byId } = await readBack('JSON Feed', [correction, statement, { ...notice(2), type: 'alert' }]);
  expect(byId.get(correction.ref.id)).toMatchObject({ type: 'correction', correction: correction.correction });
  expect(byId.get(statement.ref.id)).toMatchObject({ type: 'statement', timeline: [statement.timeline?.[0]] });
  expect([...byId.values()].map(({ type }) => type).sort()).toEqual(['correction', 'statement', undefined]);
});

test('RSS and Atom lead to the first page as well', () => {
  const first = 'https://town.example/feed?limit=5&amp;lang=en';
  const given = { ...channel, first: first.replace('&amp;', '&') };
  expect(writeRss([], given)).toContain(`<atom:link rel="first" href="${first}"/>`);
  expect(writeAtom([], given)).toContain(`<link rel="first" href="${first}"/>`);
});

test.each(['soon', '', '2026-02-30', '2026-03-04T15:30:00', '2026-03-04T25:00:00Z', '04.03.2026'])(
  '%j for a date is left out, and the notice stays',
  (iso) => {
    const plain: Notice = { ref: { source: 'news', id: '1' }, title: 'Water' };
    for (const precision of ['day', 'minute', 'instant'] as const) {
      const wrong: When = { iso, precision, zone: 'given' };
      const given = { ...plain, published: wrong, updated: wrong, expires: wrong, verified: wrong };
      for (const write of Object.values(writers)) expect(write([given], channel)).toBe(write([plain], channel));
    }
  },
);

test('a time without seconds is one, and one as exact as instants are needs them', async () => {
  const minute: When = { iso: '2026-03-04T15:30+08:00', precision: 'minute', zone: 'given' };
  for (const format of ['RSS', 'Atom', 'JSON Feed'] as const) {
    const { items } = await readBack(format, [{ ...notice(0), published: minute }]);
    expect(items[0]?.published).toEqual({ ...minute, iso: '2026-03-04T15:30:00+08:00' });
  }
  expect(writeRss([], { ...channel, updated: minute })).toContain('<lastBuildDate>Wed, 04 Mar 2026 15:30:00 +0800<');
});

test('a feed whose own date is none is refused where the format needs it', () => {
  const wrong: FeedChannel = { ...channel, updated: { iso: 'soon', precision: 'instant', zone: 'given' } };
  expect(() => writeAtom([], wrong)).toThrow(expect.objectContaining({ code: 'invalid/date' }));
  expect(writeRss([], wrong)).not.toContain('lastBuildDate');
  expect(writeJsonFeed([], wrong)).toContain('"items"');
});
