import { CivicError, isBadRating, type Rating, type RatingLevel } from '@civickit/core';
import type { Transaction } from 'kysely';
import type { Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { limitsFor, workdaysAfter } from './closing-setting.js';
import type { ClosedReport } from './reopen-request.js';

/** What came under the names of a rating, as text. */
export interface SentRating {
  readonly level: string | undefined;
  /** Ids with blanks between. */
  readonly indicators: string | undefined;
  readonly version: string | undefined;
}

const mostIndicators = 20;

/** Reasons are ids of a scheme, so that nobody writes about a person in their place. @throws CivicError `invalid/draft` */
export function readRating({ level, indicators = '', version }: SentRating): Rating {
  const ids = [...new Set(indicators.split(' ').filter(Boolean))];
  if (level === undefined || !/^[1-5]$/.test(level)) throw refusal('/level', 'must be from 1 to 5');
  if (version === undefined || !/^[\w./-]{1,40}$/.test(version)) throw refusal('/version', 'must be that of the scheme of reasons');
  if (ids.length > mostIndicators || !ids.every((id) => /^[a-z\d-]{1,40}$/.test(id)))
    throw refusal('/indicators', `must be at most ${mostIndicators} ids of the scheme of reasons`);
  return { level: Number(level) as RatingLevel, indicators: ids, version };
}

function refusal(path: string, message: string): CivicError {
  return new CivicError('invalid/draft', `The rating is not taken: ${path} ${message}`, { issues: [{ path, message }] });
}

/**
 * Counts a rating of a closed report, and tells by when a bad one is to be answered. Once per report for ever, also after it was opened and
 * closed again. @throws CivicError `conflict/open`, `conflict/rated`
 */
export async function countRating(
  { offices }: Pick<ServerContext, 'offices'>,
  transaction: Transaction<Tables>,
  area: Area,
  report: ClosedReport & { readonly id: string },
  level: RatingLevel,
  at: Date,
): Promise<Date | null> {
  if (report.status === 'open') throw new CivicError('conflict/open', 'The office is not done with the report', { status: 409 });
  const counted = await transaction
    .insertInto('rating')
    .values({ request: report.id, level, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('request')
    .execute();
  if (counted.length === 0) throw new CivicError('conflict/rated', 'The report was rated before', { status: 409 });
  const setting = offices?.[area.id]?.closing;
  const { ratingDays } = limitsFor(setting, report.type);
  return isBadRating(level) && ratingDays > 0 ? workdaysAfter(at.getTime(), ratingDays, area, setting) : null;
}
