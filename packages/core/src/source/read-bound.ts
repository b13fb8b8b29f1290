import { CivicError } from '../errors/civic-error.js';
import type { Instants } from './rules.js';

/** Without an offset, a time would be that of the device. */
const bound = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/i;

/** Milliseconds since the epoch of a date or instant in a query. @throws CivicError `invalid/query` */
export function readBound(name: string, wanted: string, instant: Instants): number {
  const from = bound.test(wanted) ? instant({ iso: wanted, precision: wanted.length > 10 ? 'instant' : 'day', zone: 'assumed' }) : NaN;
  if (Number.isNaN(from)) throw new CivicError('invalid/query', `${name}: "${wanted}" is no date such as 2026-03-04`);
  return from;
}
