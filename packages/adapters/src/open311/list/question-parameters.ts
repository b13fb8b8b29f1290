import type { RequestQuery } from '@civickit/core';
import { boundOf } from '../../source/bound-of.js';
import { wallClock } from '../../source/wall-clock.js';
import type { Parameters } from '../endpoint.js';
import type { Open311DateStyle, Open311Dialect } from '../dialect.js';

/** Milliseconds since the epoch: from, and before. */
export interface Span {
  readonly from?: number;
  readonly until?: number;
}

const hour = 3_600_000;
/** More than any two zones are apart: where dates go without one, the server's may be another than ours. */
const zoneMargin = 26 * hour;
/** Servers differ in whether the bounds count. */
const margin = 1000;

/** The question in the server's words. It may ask for more than is wanted, and never for less; what comes is checked once more. */
export function questionParameters(query: RequestQuery, span: Span, dialect: Open311Dialect, zone: string): Parameters {
  const { filters, dates = 'offset', near, parameters } = dialect;
  const named: Record<string, string | undefined> = { ...parameters };
  const put = (filter: keyof typeof filters, value: string | undefined): void => {
    const name = filters[filter];
    if (name !== undefined && value !== undefined) named[name] = value;
  };
  put('type', query.type);
  put('status', query.status);
  put('text', query.text);
  put('since', span.from === undefined ? undefined : writtenDate(span.from, -1, dates, zone));
  put('until', span.until === undefined ? undefined : writtenDate(span.until, 1, dates, zone));
  put(
    'updatedAfter',
    query.updatedAfter === undefined ? undefined : writtenDate(boundOf('updatedAfter', query.updatedAfter, zone), -1, dates, zone),
  );
  return { ...named, ...(near && query.near && near(query.near)) };
}

/** The span that a question names. @throws CivicError `invalid/query` */
export function spanOf({ since, until }: RequestQuery, zone: string): Span {
  return {
    ...(since !== undefined && { from: boundOf('since', since, zone) }),
    ...(until !== undefined && { until: boundOf('until', until, zone) }),
  };
}

/** An instant as the server reads it, moved outwards so far that nothing is missed. */
export function writtenDate(at: number, outwards: 1 | -1, style: Open311DateStyle, zone: string): string {
  if (style === 'offset') return `${new Date(at + outwards * margin).toISOString().slice(0, 19)}Z`;
  return wallClock(at + outwards * zoneMargin, zone);
}
