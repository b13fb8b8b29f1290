import { instantOf, toInstant, type When } from '@civickit/core';
import { isDate } from '../../source/is-date.js';

/** CAP 1.2 section 3.3.2: to the second, and UTC is `-00:00`. Undefined for what is no date. */
export function capTime(when: When | undefined, zone: string): string | undefined {
  if (!when || !isDate(when)) return undefined;
  const iso = when.precision === 'day' ? toInstant(instantOf(when, zone)) : when.iso;
  const [, minute = '', second = ':00', offset = ''] = /^(.{16})(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(iso) ?? [];
  return `${minute}${second}${offset === 'Z' ? '-00:00' : offset}`;
}
