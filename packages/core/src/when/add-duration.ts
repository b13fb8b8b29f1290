import { addMonths } from './add-months.js';
import { readDuration } from './read-duration.js';

/**
 * The instant that lies an ISO 8601 duration such as `P14D` or `P1Y6M` after `instant`, in milliseconds since the epoch.
 * Years and months go by the UTC calendar and stop at the end of a shorter month; whole numbers only.
 * @throws CivicError `invalid/duration`
 */
export function addDuration(instant: number, duration: string): number {
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = readDuration(duration);
  const whole = ((weeks * 7 + days) * 24 + hours) * 3_600_000 + minutes * 60_000 + seconds * 1000;
  return addMonths(instant, years * 12 + months) + whole;
}
