import { CivicError, exactWhen, instantOf } from '@civickit/core';

/** A number of a query, within its bounds. @throws CivicError `invalid/query` */
export function countIn(query: URLSearchParams, name: string, fallback: number, most: number): number {
  const given = query.get(name);
  if (given === null || given === '') return fallback;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new CivicError('invalid/query', `${name}: "${given}" is no number from 1 on`);
  return Math.min(Number(given), most);
}

/** Milliseconds since the epoch of a date or instant of a query; a bare day begins at its midnight in `zone`. @throws CivicError `invalid/query` */
export function momentIn(query: URLSearchParams, name: string, zone: string): number | undefined {
  const given = query.get(name);
  if (given === null || given === '') return undefined;
  const when = exactWhen(given, zone);
  if (!when) throw new CivicError('invalid/query', `${name}: "${given}" is no date such as 2026-03-04 or 2026-03-04T15:30:00Z`);
  return instantOf(when, zone);
}

/** A text of a query that says something. */
export function textIn(query: URLSearchParams, name: string): string | undefined {
  return query.get(name)?.trim() || undefined;
}
