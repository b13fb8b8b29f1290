import { localOffset, offsetText } from './local-offset.js';
import type { When } from './when.js';

const months = 'Jan01Feb02Mar03Apr04May05Jun06Jul07Aug08Sep09Oct10Nov11Dec12';
/** A date alone or with a time; in the groups its day, hour and minute, second, and offset. */
const rfc3339 =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,3})?)?(Z|[+-](?:0\d|1[0-3]):[0-5]\d)?)?$/;
const rfc822 =
  /^(?:[A-Z][a-z]{2}, )?(?:0?[1-9]|[12]\d|3[01]) [A-Z][a-z]{2} \d{4} (?:[01]\d|2[0-3])(?::[0-5]\d){2} (?:GMT|[+-](?:0\d|1[0-3])[0-5]\d)$/;

/**
 * The forms that machines write, to the letter; undefined for all else, however right. Nine dates of ten take this way, which costs a
 * tenth of the patient one. `zone` is the IANA name of the municipality's zone, for dates without offset. Never throws.
 */
export function exactWhen(text: string, zone: string): When | undefined {
  if (rfc822.test(text)) return fromRfc822(text);
  const found = rfc3339.exec(text);
  if (!found) return undefined;
  // By number: to take an array apart by a pattern costs three times the rest, until it is compiled.
  const iso = found[1] as string;
  if (!exists(iso)) return undefined;
  if (!found[2]) return { iso, precision: 'day', zone: 'assumed' };
  const wall = `${iso}T${found[2]}${found[3] ?? ':00'}`;
  const precision = found[3] ? 'instant' : 'minute';
  const offset = found[4];
  if (offset) return { iso: wall + (offset.endsWith('00:00') ? 'Z' : offset), precision, zone: 'given' };
  return { iso: wall + offsetText(localOffset(Date.parse(`${wall}Z`), zone)), precision, zone: 'assumed' };
}

/** `Wed, 04 Mar 2026 15:30:00 +0800`. By place from the end: groups cost more than all else. */
function fromRfc822(text: string): When | undefined {
  const end = text.length - (text.endsWith('T') ? 4 : 6);
  const month = months.indexOf(text.slice(end - 17, end - 14)) + 3;
  const day = text.slice(Math.max(0, end - 20), end - 18).trim().padStart(2, '0');
  const date = `${text.slice(end - 13, end - 9)}-${months.slice(month, month + 2)}-${day}`;
  if (month < 3 || !exists(date)) return undefined;
  const offset = text.slice(end + 1);
  const zone = /^(GMT|.0000)$/.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  return { iso: `${date}T${text.slice(end - 8, end)}${zone}`, precision: 'instant', zone: 'given' };
}

/** Whether the day is one of its month, in the calendar of today. */
function exists(date: string): boolean {
  const day = Number(date.slice(8));
  return date >= '1600' && (day <= 28 || new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate() >= day);
}
