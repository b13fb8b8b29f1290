import { compactText } from './compact-text.js';
import type { ElementReading } from './element-reading.js';

/**
 * A code of an administrative region (6 digits, GB/T 2260), a town (9, GB/T 10114) or a village (12, statistics). `within` is what it must
 * begin with. No table is asked: regions change every year.
 */
export function readRegion(text: string, within = ''): ElementReading {
  const value = compactText(text);
  if (!/^[1-9]\d{5}(?:\d{3}){0,2}$/.test(value)) return { wrong: 'region' };
  return value.startsWith(within) ? { value } : { wrong: 'within' };
}
