import { localOffset, offsetText } from './local-offset.js';
import type { When } from './when.js';

const months = 'Jan01Feb02Mar03Apr04May05Jun06Jul07Aug08Sep09Oct10Nov11Dec12';
/** A date alone or with a time; in the groups its day, hour and minute, second, and offset. */
const rfc3339 =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,3})?)?(Z|[+-](?:0\d|1[0-3]):[0-5]\d)?)?$/;
const rfc822 = /^(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) (?:GMT|([+-]\d\d)(\d\d))$/;

/**
 * The forms that machines write, to the letter; undefined for all else, however right. Nine dates of ten take this way, which costs a
 * tenth of the patient one. `zone` is the IANA name of the municipality's zone, for dates without offset. Never throws.
 */
export function exactWhen(text: string, zone: string): When | undefined {
  const found = rfc3339.exec(rewritten(text));
  if (!found) return undefined;
  // By number: to take an array apart by a pattern costs three times the rest, until it is compiled.
  const iso = found[1] as string;
  const day = Number(iso.slice(8));
  if (iso < '1600' || (day > 28 && daysOfMonth(iso) < day)) return undefined;
  if (!found[2]) return { iso, precision: 'day', zone: 'assumed' };
  const wall = `${iso}T${found[2]}${found[3] ?? ':00'}`;
  const precision = found[3] ? 'instant' : 'minute';
  const offset = found[4];
  if (offset) return { iso: wall + (offset.endsWith('00:00') ? 'Z' : offset), precision, zone: 'given' };
  return { iso: wall + offsetText(localOffset(Date.parse(`${wall}Z`), zone)), precision, zone: 'assumed' };
}

/** `Wed, 04 Mar 2026 15:30:00 +0800` in the form of RFC 3339; all else as it is. */
function rewritten(text: string): string {
  const found = rfc822.exec(text);
  if (!found) return text;
  const month = months.indexOf(found[2] as string) + 3;
  return `${found[3]}-${months.slice(month, month + 2)}-${(found[1] as string).padStart(2, '0')}T${found[4]}${found[5] ? `${found[5]}:${found[6]}` : 'Z'}`;
}

function daysOfMonth(iso: string): number {
  return new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), 0)).getUTCDate();
}
