import { CivicError } from '../errors/civic-error.js';
import type { Instants } from './rules.js';

/** Milliseconds since the epoch of a date or instant in a query. @throws CivicError `invalid/query` */
export function readBound(name: string, wanted: string, instant: Instants): number {
  const precision = /^\d{4}-\d\d-\d\d$/.test(wanted) ? 'day' : 'instant';
  const from = instant({ iso: wanted, precision, zone: 'assumed' });
  if (Number.isNaN(from)) throw new CivicError('invalid/query', `${name}: "${wanted}" is no date such as 2026-03-04`);
  return from;
}
