import type { RatingCount, RatingFigures, RatingLevel } from '@civickit/core';
import { fieldsOf, listOf, textOf, type Fields } from '../../record/fields.js';

const levels: readonly RatingLevel[] = [1, 2, 3, 4, 5];

/** Figures of ratings as `@civickit/server` gives them; undefined for what are none. Counts that do not add up are left out. */
export function parseRatings(json: string): RatingFigures | undefined {
  const given = readJson(json);
  const { least } = given;
  if (typeof least !== 'number') return undefined;
  const all = countOf(fieldsOf(given['all']));
  return {
    least,
    ...(all && { all }),
    types: listOf(given['types']).flatMap((one) => {
      const fields = fieldsOf(one);
      const { id, name } = fieldsOf(fields['type']);
      const count = countOf(fields);
      const named = textOf(name);
      return count && typeof id === 'string' ? [{ type: { id, ...(named !== undefined && { name: named }) }, ...count }] : [];
    }),
    months: listOf(given['months']).flatMap((one) => {
      const fields = fieldsOf(one);
      const { month } = fields;
      const count = countOf(fields);
      return count && typeof month === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) ? [{ month, ...count }] : [];
    }),
  };
}

function countOf(fields: Fields): RatingCount | undefined {
  const given = fieldsOf(fields['levels']);
  const counts = levels.map((level) => [level, given[level]] as const);
  if (!counts.every(([, count]) => Number.isSafeInteger(count) && (count as number) >= 0)) return undefined;
  const n = counts.reduce((sum, [, count]) => sum + (count as number), 0);
  return n > 0 && n === fields['n'] ? { n, levels: Object.fromEntries(counts) as RatingCount['levels'] } : undefined;
}

function readJson(json: string): Fields {
  try {
    return fieldsOf(JSON.parse(json));
  } catch {
    return {};
  }
}
