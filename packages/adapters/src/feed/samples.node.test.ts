import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { isCivicError, plainText, type When } from '@civickit/core';
import { plainTextFromHtml } from '@civickit/core/markup';
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

type Field = 'items' | 'authors' | 'updated' | 'summary' | 'feed updated';

/** Where we say something else than gofeed: the field, and the section of the standard that we follow. */
const differences: Readonly<Record<string, Readonly<Partial<Record<Field, string>>>>> = {
  'dublincore_item_multiple_values.xml': {
    authors: 'all creators, not the first alone: DCMI Metadata Terms, section 3, dc:creator may repeat',
  },
  'dublincore_item_fields.xml': {
    updated: 'dc:date says once when; gofeed gives it as publication and as update: DCMI Metadata Terms, section 3, dc:date',
  },
  'feed_categories_-_atom_feed_categories.xml': {
    items: 'an entry of categories alone has no id, title or text, nothing that could be shown: RFC 4287 section 4.1.2',
  },
  'itunes_item_summary_cdata_multi.xml': {
    summary: 'one line: the summary of RSS is HTML, in which a line break is white space: HTML section 3.2.5.2.5, CSS 2.2 section 16.6',
  },
  'json10_full.json': { 'feed updated': 'JSON Feed 1.0 has no date of the feed; gofeed takes the first item’s' },
  'json11_full.json': { 'feed updated': 'JSON Feed 1.1 has no date of the feed; gofeed takes the first item’s' },
};

interface Person {
  name?: string;
  email?: string;
}

/** What gofeed makes of a feed in its common shape, as far as we have the same. */
interface Twin {
  title?: string;
  description?: string;
  link?: string;
  language?: string;
  copyright?: string;
  updatedParsed?: string;
  authors?: Person[];
  categories?: string[];
  image?: { url?: string };
  items?: { title?: string; description?: string; content?: string; link?: string; guid?: string; updatedParsed?: string; publishedParsed?: string; categories?: string[]; authors?: Person[]; image?: { url?: string }; enclosures?: { url?: string; type?: string; length?: string }[] }[]; // prettier-ignore
}

/** What its JSON parser gives: the wire format. */
interface WireTwin {
  version: string;
  title?: string;
  description?: string;
  home_page_url?: string;
  icon?: string;
  language?: string;
  author?: Person;
  authors?: Person[];
  items?: { id?: string; url?: string; title?: string; content_html?: string; summary?: string; image?: string; date_published?: string; date_modified?: string; tags?: string[]; author?: Person; authors?: Person[]; attachments?: { url?: string; mime_type?: string; size_in_bytes?: number }[] }[]; // prettier-ignore
}

/** The expected parse that lies beside a sample. */
function twinOf(path: string): Twin | undefined {
  const expected = path.endsWith('.xml') ? path.replace(/\.xml$/, '.json') : path.replace(/\.json$/, '_expected.json');
  if (!existsSync(expected)) return undefined;
  const twin = JSON.parse(readFileSync(expected, 'utf8')) as Twin | WireTwin;
  return 'version' in twin ? ofWire(twin) : twin;
}

function ofWire({ home_page_url: link, icon: url, author, authors = author && [author], items = [], ...same }: WireTwin): Twin {
  return {
    ...same,
    ...(link && { link }),
    ...(authors && { authors }),
    ...(url && { image: { url } }),
    items: items.map((item) => ({
      ...(item.id && { guid: item.id }),
      ...(item.url && { link: item.url }),
      ...(item.title && { title: item.title }),
      ...(item.summary && { description: item.summary }),
      ...(item.content_html && { content: item.content_html }),
      ...(item.image && { image: { url: item.image } }),
      ...(item.date_published && { publishedParsed: item.date_published }),
      ...(item.date_modified && { updatedParsed: item.date_modified }),
      ...(item.tags && { categories: item.tags }),
      authors: item.authors ?? (item.author ? [item.author] : (authors ?? [])),
      enclosures: (item.attachments ?? []).map(({ url: at = '', mime_type: type = '', size_in_bytes: bytes }) => ({
        url: at,
        type,
        length: String(bytes),
      })),
    })),
  };
}

const inputs = samples.filter(
  (path) => !path.endsWith('_expected.json') && !(path.endsWith('.json') && samples.includes(path.replace(/\.json$/, '.xml'))),
);
const at = (when: When | undefined): number | undefined => when && Date.parse(when.iso);
const address = (written: string | undefined): string | undefined => (written ? new URL(written).href : undefined);
const date = (written: string | undefined): number | undefined => (written ? Date.parse(written) : undefined);
const names = (people: Person[] | undefined): string[] | undefined =>
  people?.length ? people.map(({ name, email }) => name ?? email ?? '') : undefined;

test.skipIf(missing)('the samples are there', () => {
  expect(inputs.length).toBeGreaterThan(30);
  expect(inputs.filter(twinOf).length).toBeGreaterThan(30);
  for (const file of Object.keys(differences)) expect(inputs.map((path) => basename(path))).toContain(file);
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
  const different = differences[basename(path)] ?? {};
  const said = { title: twin.title, description: twin.description, language: twin.language, rights: twin.copyright };
  expect({ title: undefined, description: undefined, language: undefined, rights: undefined, ...read.feed }).toMatchObject(said);
  expect(read.feed.homepage).toBe(address(twin.link));
  expect(read.feed.categories).toEqual(twin.categories);
  expect(read.feed.authors).toEqual(names(twin.authors));
  expect(read.feed.image?.src).toBe(address(twin.image?.url));
  expect(at(read.feed.updated)).toBe(different['feed updated'] ? undefined : date(twin.updatedParsed));
  if (different.items) return expect(read.problems.map(({ code }) => code)).toEqual(['protocol/wrong-shape']);
  expect(read.items).toHaveLength(twin.items?.length ?? 0);
  for (const [index, theirs] of (twin.items ?? []).entries()) {
    const ours = read.items[index];
    expect(ours?.title).toBe(theirs.title ?? '');
    expect(ours?.url).toBe(address(theirs.link));
    if (theirs.guid) expect(ours?.ref.id).toBe(theirs.guid);
    expect(at(ours?.published)).toBe(date(theirs.publishedParsed));
    expect(at(ours?.updated)).toBe(different.updated ? undefined : date(theirs.updatedParsed));
    expect(ours?.categories).toEqual(theirs.categories);
    if (different.authors) expect(ours?.authors?.slice(0, 1)).toEqual(names(theirs.authors));
    else expect(ours?.authors).toEqual(names(theirs.authors));
    expect(ours?.image?.src).toBe(address(theirs.image?.url));
    const enclosed = theirs.enclosures?.map((each) => ({ url: each.url, type: each.type, bytes: Number(each.length) }));
    if (enclosed?.length) expect(ours?.attachments).toMatchObject(enclosed);
    if (theirs.description) expect(ours?.summary).toBe(different.summary ? theirs.description.replace(/\s+/g, ' ') : theirs.description);
    if (theirs.content) expect(plainText(ours?.content ?? [])).toBe(plainTextFromHtml(theirs.content));
  }
});
