import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { isCivicError, type When } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseFeed, type ParsedFeed } from './parse-feed.js';

/** Samples of the gofeed project (MIT) and of the JSON Feed specification (CC0). They lie beside the checkout, not in it. */
const beside = ['../../../../../shared', '../../../../../../shared'].map((path) => join(import.meta.dirname, path));
const given = process.env['CIVICKIT_SHARED'];
const shared = join((given ? [given] : beside).find((path) => existsSync(path)) ?? '', 'data/feeds');
const missing = !existsSync(shared);
const samples = missing
  ? []
  : (readdirSync(shared, { recursive: true }) as string[]).map((path) => join(shared, path)).filter((path) => /\.(xml|json)$/.test(path));
const url = 'https://sample.example/feed';

/** Where we say something else than gofeed: the field, and why. */
const differences: Readonly<Record<string, Readonly<Partial<Record<'items' | 'authors', string>>>>> = {
  'dublincore_item_multiple_values.xml': { authors: 'all creators, not the first alone: Dublin Core 1.1 lets an element repeat' },
  'feed_categories_-_atom_feed_categories.xml': { items: 'an entry of categories alone has nothing to show and no id (RFC 4287 4.1.2)' },
};

/** What gofeed makes of a feed, as far as it is compared. */
interface Twin {
  title?: string;
  link?: string;
  items?: { title?: string; link?: string; guid?: string; updatedParsed?: string; publishedParsed?: string; categories?: string[]; authors?: { name?: string; email?: string }[]; image?: { url?: string } }[]; // prettier-ignore
}

/** The expected parse that lies beside a sample. */
function twinOf(path: string): Twin | undefined {
  const expected = path.endsWith('.xml') ? path.replace(/\.xml$/, '.json') : path.replace(/\.json$/, '_expected.json');
  if (!existsSync(expected)) return undefined;
  const twin = JSON.parse(readFileSync(expected, 'utf8')) as Twin & { version?: string };
  // Those of gofeed's JSON parser repeat the wire format; those of its translator have the common one.
  return twin.version ? undefined : twin;
}

const inputs = samples.filter(
  (path) => !path.endsWith('_expected.json') && !(path.endsWith('.json') && samples.includes(path.replace(/\.json$/, '.xml'))),
);
const at = (when: When | undefined): number | undefined => when && Date.parse(when.iso);

test.skipIf(missing)('the samples are there', () => {
  expect(inputs.length).toBeGreaterThan(30);
  expect(inputs.filter(twinOf).length).toBeGreaterThan(20);
});

test.skipIf(missing).each(inputs.map((path) => [relative(shared, path), path]))('%s', async (_, path) => {
  const read: ParsedFeed | undefined = await parseFeed(readFileSync(path), { url }).catch((error: unknown) => {
    expect(isCivicError(error)).toBe(true);
    expect(path).toMatch(/invalid|unknown/);
    return undefined;
  });
  for (const item of read?.items ?? []) expect({ ...item }.ref.id).not.toBe('');
  const twin = twinOf(path);
  if (!read || !twin) return;
  expect(read.feed.title).toBe(twin.title);
  expect(read.feed.homepage).toBe(twin.link && new URL(twin.link).href);
  const different = differences[basename(path)] ?? {};
  if (different.items) return expect(read.problems.map(({ code }) => code)).toEqual(['protocol/wrong-shape']);
  expect(read.items).toHaveLength(twin.items?.length ?? 0);
  for (const [index, theirs] of (twin.items ?? []).entries()) {
    const ours = read.items[index];
    expect(ours?.title).toBe(theirs.title ?? '');
    expect(ours?.url).toBe(theirs.link && new URL(theirs.link).href);
    if (theirs.guid) expect(ours?.ref.id).toBe(theirs.guid);
    expect(at(ours?.published)).toBe(theirs.publishedParsed && Date.parse(theirs.publishedParsed));
    expect(ours?.categories).toEqual(theirs.categories);
    if (!different.authors) expect(ours?.authors).toEqual(theirs.authors?.map(({ name, email }) => name ?? email));
    if (theirs.image) expect(ours?.image?.src).toBe(theirs.image.url);
  }
});
