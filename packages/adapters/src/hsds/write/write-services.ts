import type { PublicService } from '@civickit/core';
import { withoutInvalid } from '@civickit/core/markup';
import { ownRecord } from './own-record.js';
import { plainRecord } from './service-record.js';

export interface WriteServiceOptions {
  /** IANA zone of hours and bare days. @default 'UTC' */
  readonly zone?: string;
  /** `brief` leaves out all lists, `minimal` all but id and date of change (HSDS 3.1, `minimal`). @default 'full' */
  readonly extent?: 'full' | 'brief' | 'minimal';
}

/** Which page of how many items. */
export interface WrittenPage {
  /** From 1. */
  readonly number: number;
  readonly perPage: number;
  readonly total: number;
}

/** One service with all that belongs to it, as HSDS 3.1 JSON. What HSDS has no field for stands in `_civickit`, which `hsds` reads. */
export function writeService(service: PublicService, options: WriteServiceOptions = {}): string {
  return json(recordOf(service, options), 1);
}

/** A page of services, in the envelope of HSDS 3.1. */
export function writeServices(services: readonly PublicService[], page: WrittenPage, options: WriteServiceOptions = {}): string {
  return writePage(services.map((service) => recordOf(service, options)), page); // prettier-ignore
}

/** Services as lines of JSON (`format=ndjson`), each with its line break. */
export function writeServiceLines(services: readonly PublicService[], options: WriteServiceOptions = {}): string {
  return services.map((service) => `${json(recordOf(service, options))}\n`).join('');
}

export function writePage(contents: readonly object[], { number, perPage, total }: WrittenPage): string {
  const pages = Math.ceil(total / perPage);
  return json({
    total_items: total,
    total_pages: pages,
    page_number: number,
    size: contents.length,
    first_page: number === 1,
    last_page: number >= pages,
    empty: contents.length === 0,
    contents,
  });
}

/** Half of a surrogate pair would be written as an escape, which strict readers refuse. */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, member: unknown) => (typeof member === 'string' ? withoutInvalid(member) : member), indent);
}

function recordOf(service: PublicService, { zone = 'UTC', extent = 'full' }: WriteServiceOptions): object {
  const record = plainRecord(service, zone);
  if (extent === 'minimal') {
    // The specification calls the date so here and otherwise there.
    return { id: record['id'], modified_date: record['last_modified'], last_modified: record['last_modified'] };
  }
  if (extent === 'brief') return Object.fromEntries(Object.entries(record).filter(([, value]) => !Array.isArray(value)));
  const own = ownRecord(service, record, zone);
  return own ? { ...record, _civickit: own } : record;
}
