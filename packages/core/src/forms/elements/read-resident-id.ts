import { dayNumber } from '../../calendar/day-numbers.js';
import { compactText } from './compact-text.js';
import type { ElementReading } from './element-reading.js';

const shape = /^[1-9]\d{5}((?:18|19|20)\d\d)(\d\d)(\d\d)\d{3}[\dX]$/;
const checks = '10X98765432';

/**
 * A resident ID (GB 11643), also one of a residence permit for Hong Kong, Macao and Taiwan (81, 82, 83) or for foreigners (9). Of the
 * region only the shape is checked: regions are abolished, the people born in them remain.
 */
export function readResidentId(text: string): ElementReading {
  const value = compactText(text);
  const [found, year, month, day] = shape.exec(value) ?? [];
  if (!found) return { wrong: 'residentId' };
  if (Number.isNaN(dayNumber(`${year}-${month}-${day}`))) return { wrong: 'residentIdDate' };
  return checks[weightedSum(value) % 11] === value[17] ? { value } : { wrong: 'residentIdCheck' };
}

/** Weights are the powers of 2 modulo 11, from the right (GB 11643, appendix A). */
function weightedSum(value: string): number {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += Number(value[at]) * (2 ** (17 - at) % 11);
  return sum;
}
