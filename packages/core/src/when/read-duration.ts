import { CivicError } from '../errors/civic-error.js';

const shape = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * Years, months, weeks, days, hours, minutes and seconds of an ISO 8601 duration such as `P14D` or `P1Y6M`; whole numbers only.
 * @throws CivicError `invalid/duration`
 */
export function readDuration(duration: string): readonly number[] {
  const found = shape.exec(duration);
  if (!found) throw new CivicError('invalid/duration', `"${duration}" is no duration such as P14D`);
  return found.slice(1).map((digits) => Number(digits ?? 0));
}
