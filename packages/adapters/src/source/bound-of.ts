import { CivicError, instantOf } from '@civickit/core';

/** Milliseconds since the epoch of the date or instant that a query has as `name`. @throws CivicError `invalid/query` */
export function boundOf(name: string, wanted: string, zone: string, source?: string): number {
  const precision = /^\d{4}-\d\d-\d\d$/.test(wanted) ? 'day' : 'instant';
  const at = instantOf({ iso: wanted, precision, zone: 'assumed' }, zone);
  if (Number.isNaN(at)) throw new CivicError('invalid/query', `${name}: "${wanted}" is no date such as 2026-03-04`, { source });
  return at;
}
