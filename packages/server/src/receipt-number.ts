import { randomInt } from 'node:crypto';
import { localTime } from './local-time.js';

/**
 * A number that can be said by telephone: the day in the area's zone, and digits by chance, so that it does not tell how many there are.
 * `digits` of them are to be more where a day is crowded.
 */
export function newNumber(moment: number, zone: string, digits: number): string {
  const [year, month, day] = localTime(moment, zone).slice(0, 10).split('-');
  return `${year}-${month}${day}-${String(randomInt(10 ** digits)).padStart(digits, '0')}`;
}

/** The number that somebody means who wrote it with other signs between, or none. */
export function plainNumber(typed: string): string {
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}
