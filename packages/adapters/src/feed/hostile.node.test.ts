import { isCivicError } from '@civickit/core';
import { beforeAll, expect, test } from 'vitest';
import { parseFeed, type ParsedFeed } from './parse-feed.js';

const url = 'https://town.example/feed';
const MiB = 1024 * 1024;

/** Milliseconds of processor time of this thread: what other programs on the machine take does not count. */
function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Parses beside a timer: what came of it, how much work it was, and the most of it done before the timer got its turn. */
async function strained(source: string | Uint8Array): Promise<{ read?: ParsedFeed; code?: string; ms: number; longest: number }> {
  let longest = 0;
  let last = spent();
  const tick = (): void => {
    const now = spent();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(tick, 1);
  const from = spent();
  const outcome = await parseFeed(source, { url, zone: 'Asia/Shanghai' }).then(
    (read) => ({ read }),
    (error: unknown) => {
      if (!isCivicError(error)) throw error;
      return { code: error.code };
    },
  );
  tick();
  clearInterval(timer);
  return { ...outcome, ms: spent() - from, longest };
}

/** Milliseconds of what takes about 25 on the machine on which 50 were set as the limit. */
function plainWork(): number {
  const from = spent();
  const counts = new Map<number, number>();
  for (let step = 0; step < 1_600_000; step++) counts.set(step % 997, (counts.get(step % 997) ?? 0) + 1);
  expect(counts.size).toBe(997);
  return spent() - from;
}

const rss = (inside: string): string => `<rss><channel><title>t</title>${inside}</channel></rss>`;
const item = (inside: string): string => rss(`<item><guid>1</guid>${inside}</item><item><guid>2</guid></item>`);
const filled = (piece: string, length = 8 * MiB - 200): string => piece.repeat(Math.floor(length / piece.length));
const laughs = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

/** What is expected: a code, or the number of items that could be read. */
const attacks: readonly [name: string, source: () => string | Uint8Array, expected: string | number][] = [
  ['nested entities', () => `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]><rss>&l10;</rss>`, 'protocol/doctype'],
  ['one long entity used often', () => `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(100_000)}">]>${rss('&a;'.repeat(1000))}`, 'protocol/doctype'],
  ['an external entity', () => `<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rss('&a;')}`, 'protocol/doctype'],
  ['an external DTD', () => `<!DOCTYPE rss SYSTEM "https://evil.example/x.dtd">${item('')}`, 2],
  ['a parameter entity', () => `<!DOCTYPE r [<!ENTITY % a SYSTEM "https://evil.example/x">%a;]><rss/>`, 'protocol/doctype'],
  ['100,000 nested elements', () => rss(`<item><guid>1</guid></item>${'<a>'.repeat(100_000)}`), 1],
  ['100,000 nested elements and no item', () => '<rss>'.repeat(100_000), 'too-large/markup'],
  ['100,000 nested elements in an item', () => item(`<description>${'<b>'.repeat(100_000)}</description>`), 'too-large/markup'],
  ['100,000 nested tags in its HTML', () => item(`<description><![CDATA[${'<div>'.repeat(100_000)}]]></description>`), 2],
  ['50,000 attributes', () => item(`<link ${Array.from({ length: 50_000 }, (_, n) => `a${n}="${n}"`).join(' ')}/>`), 2],
  ['one attribute of 8 MiB', () => item(`<link href="${filled('a', 8 * MiB - 300)}"/>`), 2],
  ['50,000 namespaces', () => item(`<x ${Array.from({ length: 50_000 }, (_, n) => `xmlns:a${n}="${n}"`).join(' ')}/>`), 2],
  [
    'prefixes at every level',
    () =>
      rss(
        `<item><guid>1</guid></item>${Array.from({ length: 200 }, (_, n) => `<a${n} xmlns:p${n}="u${n}">`).join('')}${'<q:x/>'.repeat(100_000)}`,
      ),
    1,
  ],
  ['2 million numeric references', () => filled('&#65;', 10 * MiB), 'too-large/markup'],
  ['1.6 million numeric references in a title', () => item(`<title>${filled('&#65;')}</title>`), 2],
  ['1.6 million in a description', () => item(`<description>${filled('&#60;')}</description>`), 2],
  ['8 MiB of ampersands', () => item(`<title>${filled('&')}</title>`), 2],
  ['8 MiB of less-than signs', () => item(`<description>${filled('<')}</description>`), 2],
  ['8 MiB of tags', () => item(filled('<a/>')), 'too-large/markup'],
  ['8 MiB of stray end tags', () => rss(`<item><guid>1</guid></item>${'<a>'.repeat(200)}${filled('</stray>')}`), 'too-large/markup'],
  ['8 MiB of comments', () => rss(filled('<!---->')), 'too-large/markup'],
  ['a comment that never ends', () => rss(`<item><guid>1</guid></item><!-- ${filled('-')}`), 1],
  ['CDATA that never ends', () => rss(`<item><guid>1</guid></item><item><title><![CDATA[${filled(']]')}`), 1],
  ['quotes that never close', () => rss(`<item><guid>1</guid></item>${filled('<a b="<c d=\'')}`), 1],
  ['tags that never end', () => rss(`<item><guid>1</guid></item>${filled('<a ')}`), 1],
  ['100,000 items', () => rss(filled('<item><guid>x</guid></item>', 2_700_000)), 1],
  ['100,000 categories', () => item('<category>a</category>'.repeat(100_000)), 2],
  ['100,000 links', () => item('<link rel="enclosure" href="https://a.example/"/>'.repeat(100_000)), 2],
  [
    'dates to puzzle over',
    () =>
      rss(
        Array.from({ length: 20_000 }, (_, n) => `<item><guid>${n}</guid><pubDate>4 Foo${n} 2026 ${'1:'.repeat(30)}</pubDate></item>`).join(
          '',
        ),
      ),
    20_000,
  ],
  ['NULs', () => item(`<title>\0${filled('a\0', MiB)}</title>`), 2],
  ['lone surrogates', () => item(`<title>${filled('\ud800a\udc00', MiB)}</title>`), 2],
  ['noise', () => Uint8Array.from({ length: MiB }, (_, n) => Math.imul(n, 2654435761) >>> 24), 'protocol/not-a-feed'],
  [
    'gzip',
    () => Uint8Array.from({ length: MiB }, (_, n) => (n === 0 ? 0x1f : n === 1 ? 0x8b : Math.imul(n, 2246822507) >>> 24)),
    'protocol/not-a-feed',
  ],
  ['more than 8 MiB', () => new Uint8Array(8 * MiB + 1), 'too-large/markup'],
  ['JSON nested 100,000 deep', () => `{"items":${'['.repeat(100_000)}`, 'too-large/markup'],
  ['JSON nested deep and whole', () => `{"items":[{"id":"1","x":${'['.repeat(5000)}${']'.repeat(5000)}}]}`, 1],
  [
    'JSON with keys of prototypes',
    () => '{"__proto__":{"x":1},"items":[{"id":"1","__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}]}',
    1,
  ],
  ['8 MiB of brackets in JSON', () => `{"items":${filled('[')}`, 'too-large/markup'],
  ['8 MiB of empty lists in JSON', () => `{"items":[${filled('[],')}[]]}`, 'too-large/markup'],
  ['8 MiB of backslashes in JSON', () => `{"items":[{"id":"1","x":"${filled('\\\\')}"}]}`, 1],
  ['a million values in JSON', () => `{"items":[{"id":"1","x":[${'[],'.repeat(333_000)}[]]}]}`, 1],
  ['400,000 JSON items of nothing', () => `{"items":[${'null,'.repeat(400_000)}null]}`, 0],
  ['100,000 JSON items', () => `{"items":[${'{"id":"x"},'.repeat(100_000)}{"id":"y"}]}`, 2],
];

// What reads JSON is a part of its own; loading it is no part of reading.
beforeAll(() => parseFeed('{"items":[]}', { url }));

test.each(attacks)('%s', async (_, source, expected) => {
  const { read, code, ms, longest } = await strained(source());
  expect(read?.items.length ?? code).toBe(expected);
  expect(ms).toBeLessThan(5000);
  // A busy machine slows everything: what is too long has to be so beside work that never changes, and each time.
  let least = longest;
  for (let again = 0; least >= 50 && again < 3; again++) least = Math.min(least, (await strained(source())).longest);
  expect(least).toBeLessThan(Math.max(50, 2 * plainWork()));
  const from = spent();
  for (const notice of read?.items.slice(0, 20) ?? []) expect({ ...notice }.ref.id).toBeTruthy();
  // Content is made at once when it is asked for, so its own caps must hold.
  expect(spent() - from).toBeLessThan(1000);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

const small = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T&amp;amp;</title><!-- c -->
<item><title><![CDATA[A]]></title><link>https://town.example/1</link><dc:date>2026-03-04</dc:date><description>&lt;p&gt;x</description></item>
<item><guid isPermaLink="false">2</guid><content:encoded>y</content:encoded></item></channel></rss>`;
const samples = [
  small,
  '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><entry xml:lang="ug"><id>1</id><content type="xhtml"><div><p>x</p></div></content></entry></feed>',
  '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"<p>x","tags":["a"],"authors":[{"name":"b"}]}]}',
];

test.each(samples)('cut after any byte: %.20s', async (sample) => {
  const bytes = new TextEncoder().encode(sample);
  for (let length = 0; length <= bytes.length; length++) {
    const { read, code } = await strained(bytes.subarray(0, length));
    expect(read !== undefined || code).toBeTruthy();
  }
});

test('changed at random, it is read or refused', async () => {
  let seed = 20261123;
  const random = (below: number): number => ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % below;
  for (let round = 0; round < 1500; round++) {
    const bytes = new TextEncoder().encode(samples[round % samples.length]);
    for (let change = random(6); change >= 0; change--)
      bytes[random(bytes.length)] = random(4) ? '<>&"\'=/![]{}:;#x-'.charCodeAt(random(18)) || 0 : random(256);
    const { ms } = await strained(bytes);
    expect(ms).toBeLessThan(1000);
  }
});
