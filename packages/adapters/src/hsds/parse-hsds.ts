import type { CivicError, PublicService } from '@civickit/core';
import { inSlices } from '@civickit/core/markup';
import { fieldsOf, listOf, textOf, type Fields } from '../record/fields.js';
import { withLateReading } from './late-reading.js';
import type { HsdsOrigin } from './reading.js';
import { recordsOf, unreadable, type PageFacts, type Placed, type Records } from './records.js';
import { serviceOf } from './service.js';

/** Where the bytes came from, and what they are read with. */
export interface ParseHsdsOptions extends HsdsOrigin {
  /** The value of the HTTP header of this name. */
  readonly contentType?: string | undefined;
}

export interface ReadServices {
  readonly items: readonly PublicService[];
  /** What the page says of itself, under one set of names. */
  readonly page: PageFacts;
  /** Records that there were, also those that could not be read: an empty page has none. */
  readonly count: number;
  readonly problems: readonly CivicError[];
}

/**
 * Public services in an answer of HSDS 3: a page of the envelope or of the older UK one, a bare list, one service, lines (ndjson), services
 * at locations, organizations with their services, or tables by name. What cannot be read stands in `problems`.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`, `aborted/by-caller`
 */
export async function parseHsds(bytes: Uint8Array, options: ParseHsdsOptions, signal?: AbortSignal): Promise<ReadServices> {
  const read = await inSlices(recordsOf(bytes, options), signal);
  const records = read.tables ? await joined(read, read.tables) : read;
  return withLateReading(() => inSlices(mapped(records, options), signal));
}

/** Few servers give tables: what joins them is loaded with the first. */
async function joined(read: Records, tables: Fields): Promise<Records> {
  const { nestTables } = await import('./tables.js');
  return { ...read, records: nestTables(tables).map((value, at) => ({ path: `/services/${at}`, value })) };
}

function* mapped({ records, page, problems }: Records, options: ParseHsdsOptions): Generator<void, ReadServices> {
  const items: PublicService[] = [];
  const left = [...problems];
  for (const { path, value } of servicesIn(records)) {
    const service = isOther(value) ? undefined : serviceOf(value, options);
    if (service) items.push(service);
    else left.push(unreadable(path, whatIsMissing(value), options));
    yield;
  }
  return { items, page, count: records.length + problems.length, problems: left };
}

/**
 * The services that records stand for: themselves, those of organizations, and those of services at locations, where the same service at
 * several locations is one.
 */
function servicesIn(records: readonly Placed[]): readonly Placed[] {
  const linksOf = new Map<string, unknown[]>();
  return records.flatMap(({ path, value }) => {
    const record = fieldsOf(value);
    const service = fieldsOf(record['service']);
    const id = textOf(service['id']);
    if (id === undefined) return Array.isArray(record['services']) ? servicesOf(record, path) : [{ path, value }];
    const link = { ...record, service: undefined };
    const known = linksOf.get(id);
    if (known) {
      known.push(link);
      return [];
    }
    const links: unknown[] = [link];
    linksOf.set(id, links);
    return [{ path, value: { ...service, service_at_locations: links } }];
  });
}

function servicesOf({ services, ...organization }: Fields, path: string): readonly Placed[] {
  return listOf(services).map((service, at) => {
    const nested = typeof service === 'object' && service !== null ? { organization, ...service } : service;
    return { path: `${path}/services/${at}`, value: nested };
  });
}

/** Records of other kinds have id and name too. */
const marks = ['location_type', 'legal_status', 'tax_status', 'year_incorporated', 'organization_identifiers', 'taxonomy_detail'];

function isOther(value: unknown): boolean {
  const record = fieldsOf(value);
  return record['status'] === undefined && marks.some((mark) => mark in record);
}

function whatIsMissing(value: unknown): string {
  const record = fieldsOf(value);
  if (record !== value) return 'no record';
  if (isOther(value)) return 'no service';
  return textOf(record['id']) ? 'no name' : 'no id';
}
