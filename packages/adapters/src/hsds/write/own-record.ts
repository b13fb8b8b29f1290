import type { PublicService } from '@civickit/core';
import * as late from '../late.js';
import { provideLateReading } from '../late-reading.js';
import { serviceOf } from '../service.js';

/** What a record does not say by itself, or says of another source. */
const elsewhere = new Set(['ref', 'raw', 'related', 'sameAs']);

/**
 * The members that a reader of HSDS would not have, or not so, from `record`: for `_civickit`, which `parseHsds` reads over it. A member
 * that it would have and the service has not is null. Undefined where HSDS says all.
 */
export function ownRecord(service: PublicService, record: object, zone: string): Readonly<Record<string, unknown>> | undefined {
  provideLateReading(late);
  const read = serviceOf(record, { source: service.ref.source, url: new URL('https://localhost/'), zone });
  const [given, had] = [service, read ?? {}].map((one) => one as unknown as Readonly<Record<string, unknown>>);
  const own: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(given ?? {}), ...Object.keys(had ?? {})])) {
    if (!elsewhere.has(name) && !isSame(given?.[name], had?.[name])) own[name] = given?.[name] ?? null;
  }
  const related = service.related?.filter(({ source }) => source === service.ref.source).map(({ id }) => id);
  if (related && related.length > 0) own['related'] = related;
  return Object.keys(own).length > 0 ? own : undefined;
}

/** Members in any order; one that is undefined is as good as none. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => isSame(left?.[name], right?.[name]));
}
