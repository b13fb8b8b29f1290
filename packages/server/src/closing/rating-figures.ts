import type { RatingCount, RatingFigures, RatingLevel } from '@civickit/core';
import { sql, type Kysely } from 'kysely';
import type { Area } from '../areas/area-store.js';
import type { Tables } from '../database/schema.js';
import { knownRequestTypes } from '../requests/request-types.js';

/** What is of fewer ratings is not told. */
const least = 5;

interface Counted {
  readonly type: string;
  /** Where the area is. */
  readonly month: string;
  readonly level: RatingLevel;
  readonly n: number;
}

/** How satisfied the residents of an area are. What is of few is not told, nor what it could be worked out from. */
export async function countRatings(db: Kysely<Tables>, { id, zone }: Area): Promise<RatingFigures> {
  const month = sql<string>`to_char(rating.at at time zone ${zone}::text, 'YYYY-MM')`;
  const rows = await db
    .selectFrom('rating')
    .innerJoin('request', 'request.id', 'rating.request')
    .select(({ fn }) => ['type', 'level', month.as('month'), fn.countAll<string>().as('n')])
    .where('area', '=', id)
    .where('is_private', '=', false)
    .groupBy(['type', 'level', sql`3`])
    .execute();
  const counted = rows.map(({ n, level, ...row }): Counted => ({ ...row, level: level as RatingLevel, n: Number(n) }));
  const all = sumOf(counted);
  const types = await knownRequestTypes(db, id);
  return {
    least,
    ...(all.n >= least && { all }),
    types: tellable(groupsOf(counted, ({ type }) => type))
      .map(([type, count]) => ({ type: { id: type, name: types.get(type)?.type.name ?? type }, ...count }))
      .sort((one, other) => other.n - one.n || (one.type.id < other.type.id ? -1 : 1)),
    months: tellable(groupsOf(counted, (one) => one.month))
      .map(([name, count]) => ({ month: name, ...count }))
      .sort((one, other) => (one.month < other.month ? 1 : -1)),
  };
}

type Group = readonly [name: string, count: RatingCount];

function groupsOf(rows: readonly Counted[], nameOf: (row: Counted) => string): readonly Group[] {
  const names = new Set(rows.map(nameOf));
  return [...names].map((name) => [name, sumOf(rows.filter((row) => nameOf(row) === name))]);
}

function sumOf(rows: readonly Counted[]): RatingCount {
  const levels: Record<RatingLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { level, n } of rows) levels[level] += n;
  return { n: rows.reduce((sum, { n }) => sum + n, 0), levels };
}

/** Those with enough. Where the others are fewer than that together, whoever subtracts would know them: the smallest joins them. */
function tellable(groups: readonly Group[]): readonly Group[] {
  const told = groups.filter(([, { n }]) => n >= least).sort(([, one], [, other]) => other.n - one.n);
  const rest = groups.reduce((sum, [, { n }]) => sum + (n < least ? n : 0), 0);
  return rest > 0 && rest < least ? told.slice(0, -1) : told;
}
