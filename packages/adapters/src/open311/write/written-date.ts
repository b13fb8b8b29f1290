import { instantOf, toInstant, type When } from '@civickit/core';
import { isDate } from '../../source/is-date.js';

/** A date as GeoReport v2 wants it, always with its offset: a bare day is its beginning in `zone`. Null for what is none. */
export function writtenDate(when: When | undefined, zone: string): string | null {
  if (!when || !isDate(when)) return null;
  const iso = when.precision === 'day' ? toInstant(instantOf(when, zone)) : when.iso;
  // Many readers know no parts of a second.
  return iso.replace(/\.0+(?=Z|[+-])/, '');
}
