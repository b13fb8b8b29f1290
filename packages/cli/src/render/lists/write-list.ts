import { loadWords } from '@civickit/components/words.js';
import { CivicError, type CollectionOf, type Page, type PublicService, type SourceReport } from '@civickit/core';
import type { ListPlace } from './find-places.js';
import { findServices } from './find-services.js';
import type { ListKind } from './list-options.js';
import type { SiteSources } from './site-sources.js';
import { writeCatalogue } from './write-catalogue.js';
import { writeGuide } from './write-guide.js';
import { writeNotices } from './write-notices.js';
import type { WriteSetting } from './write-setting.js';

export interface ListSetting {
  readonly kind: ListKind;
  readonly sources: SiteSources;
  /** BCP 47 tag of our own words. */
  readonly lang: string;
  /** The file that the element stands in. */
  readonly page: string;
  /** Services of one list. */
  readonly most: number;
  /** Address of a service's page, with `{id}` in it. */
  readonly guide: string | undefined;
  readonly signal: AbortSignal;
}

export interface WrittenList {
  readonly html: string;
  /** Why sources gave nothing new. */
  readonly failures: readonly CivicError[];
  /** Services that a guide names and no source has. */
  readonly missing: readonly string[];
}

/**
 * What is to stand in an element now.
 * @throws CivicError where there is nothing that could stand there in place of what does
 */
export async function writeList({ element }: ListPlace, setting: ListSetting): Promise<WrittenList> {
  const { attributes } = element;
  if (setting.kind === 'notices') return writeFeed(await setting.sources.open('notices', attributes, setting.page), attributes, setting);
  const collection = await setting.sources.open('services', attributes, setting.page);
  return element.name === 'civic-service-guide'
    ? writeService(collection, attributes, setting)
    : writeServices(collection, attributes, setting);
}

type Attributes = ReadonlyMap<string, string>;

async function writeFeed(collection: CollectionOf<'notices'>, attributes: Attributes, setting: ListSetting): Promise<WrittenList> {
  const category = attributes.get('category');
  const limit = Math.max(1, Math.floor(Number(attributes.get('limit'))) || 10);
  const page = await collection.page({ ...(category && { category }), limit }, { signal: setting.signal });
  await checkReadable(page, collection);
  return { html: writeNotices(page, await settingFor(collection, attributes, setting)), failures: failuresOf(page), missing: [] };
}

async function writeServices(collection: CollectionOf<'services'>, attributes: Attributes, setting: ListSetting): Promise<WrittenList> {
  const { most, guide, signal } = setting;
  const taxonomy = attributes.get('term');
  const services: PublicService[] = [];
  let last: Page<PublicService> = { items: [], sources: [], complete: false, filteredHere: [] };
  for await (const page of collection.pages({ ...(taxonomy && { taxonomy }), limit: pageSize }, { signal, max: mostPages })) {
    services.push(...page.items.filter(({ status }) => status !== 'defunct'));
    last = page;
  }
  if (services.length === 0) await checkReadable(last, collection);
  const listed = {
    services: services.slice(0, most),
    sources: last.sources,
    leftOut: Math.max(0, services.length - most),
    address: ({ ref, url }: PublicService) => guide?.replaceAll('{id}', encodeURIComponent(ref.id)) ?? url,
  };
  return { html: writeCatalogue(listed, await settingFor(collection, attributes, setting)), failures: failuresOf(last), missing: [] };
}

async function writeService(collection: CollectionOf<'services'>, attributes: Attributes, setting: ListSetting): Promise<WrittenList> {
  // Whatever a source gives at once is kept; one is asked for by its id.
  const page = await collection.page({ limit: 1 }, { signal: setting.signal });
  const { services, missing } = await findServices(attributes.get('service') ?? '', collection, setting.signal);
  if (services.length === 0) throw new CivicError('config/invalid', `service="${attributes.get('service') ?? ''}"`);
  const guided = { services, sources: page.sources, complete: missing.length === 0 };
  const html = writeGuide(guided, await settingFor(collection, attributes, setting));
  const ids = new Set(services.map(({ ref }) => ref.source));
  return { html, failures: failuresOf({ sources: page.sources.filter(({ source }) => ids.has(source)) }), missing };
}

/** As the catalogue element reads on. */
const pageSize = 200;
const mostPages = 300;

const failuresOf = ({ sources }: { readonly sources: readonly SourceReport[] }): readonly CivicError[] =>
  sources.flatMap(({ error }) => error ?? []);

/** Records of which not one can be read are no empty list. */
async function checkReadable(
  { items, sources }: Page<unknown>,
  collection: { readonly page: (query: { limit: number }) => Promise<Page<unknown>> },
): Promise<void> {
  const skipped = sources.reduce((sum, report) => sum + (report.skipped ?? 0), 0);
  if (items.length > 0 || skipped === 0 || (await collection.page({ limit: 1 })).items.length > 0) return;
  throw new CivicError('protocol/wrong-shape', `${skipped} records, and none of them can be read`);
}

async function settingFor(
  { sources, zone, clock }: Pick<CollectionOf<ListKind>, 'sources' | 'zone' | 'clock'>,
  attributes: Attributes,
  { lang }: ListSetting,
): Promise<WriteSetting> {
  const words = await loadWords(lang);
  return {
    words,
    format: words.formatter(zone),
    zone,
    now: clock.now(),
    level: Math.min(5, Math.max(2, Math.floor(Number(attributes.get('heading-level'))) || 2)),
    heading: attributes.get('heading') || undefined,
    about: new Map(sources.map((source) => [source.id, source])),
  };
}
