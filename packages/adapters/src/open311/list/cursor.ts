import { CivicError } from '@civickit/core';
import { hashOf } from '../../record/hash-of.js';

/** Where reading a list has come to. */
export interface ListCursor {
  /** Number of the page from 1, or records passed over. */
  readonly at: number;
  /** Records of a page: the same to the end, or pages would overlap. */
  readonly size?: number | undefined;
  /** The end of the window of dates, in milliseconds since the epoch; absent for the newest. */
  readonly until?: number;
  /** Traces of the first and of the last page of this window. */
  readonly first: string;
  readonly last: string;
}

/** Ids that are remembered of a page. */
const traced = 12;

/** The cursor as a string that can be stored. */
export function writeCursor({ at, size, until, first, last }: ListCursor): string {
  return JSON.stringify([at, size ?? null, until ?? null, first, last]);
}

/** @throws CivicError `invalid/cursor` */
export function readCursor(cursor: string, source: string): ListCursor {
  const [at, size, until, first, last] = partsOf(cursor);
  const sound =
    isCount(at) && (size === null || isCount(size)) && (until === null || Number.isFinite(until)) && typeof first === 'string' && typeof last === 'string'; // prettier-ignore
  if (!sound) throw new CivicError('invalid/cursor', `The cursor of ${source} is none that it has given out.`, { source });
  return { at, first, last, ...(size !== null && { size }), ...(until !== null && { until: Number(until) }) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(cursor);
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** A page by a few of its ids, always the same ones whatever their order: those with the smallest hashes. */
export function traceOf(ids: readonly string[]): string {
  const hashes = [...new Set(ids.map(hashOf))].sort((a, b) => a - b);
  return hashes.slice(0, traced).map((hash) => hash.toString(36)).join(' '); // prettier-ignore
}

/**
 * Whether a page is one that has come before. Most of it being known is enough: a server that passes over the page number also gives
 * what has been reported meanwhile.
 */
export function repeats(trace: string, before: string): boolean {
  if (trace === '' || before === '') return false;
  const known = new Set(before.split(' '));
  const own = trace.split(' ');
  return own.filter((hash) => known.has(hash)).length * 4 >= own.length * 3;
}
