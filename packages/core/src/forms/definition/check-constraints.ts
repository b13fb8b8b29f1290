import { defaultMaxItems } from '../session/fill.js';
import { isDateText } from '../validate/date-texts.js';
import type { Placed } from './names.js';
import type { Reading } from './reading.js';

const pairs = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
] as const;

/** What no answer could meet. */
export function checkConstraints({ question, type, path, names, id }: Placed, offered: number | undefined, reading: Reading): void {
  for (const [least, most] of pairs) {
    const low = question[least];
    const high = question[most] ?? (type === 'repeat' && most === 'maxItems' ? defaultMaxItems : undefined);
    if (isAbove(low, high, type)) reading.error(`${path}/${least}`, `is above "${most}", ${high as string | number}`);
  }
  const { minimum, maximum, minItems, renamedFrom = [] } = question;
  if (type === 'integer' && typeof minimum === 'number' && typeof maximum === 'number' && minimum <= maximum) {
    if (Math.ceil(minimum) > maximum) reading.error(`${path}/minimum`, 'leaves no whole number up to "maximum"');
  }
  if (offered !== undefined && typeof minItems === 'number' && minItems > offered) {
    reading.error(`${path}/minItems`, `is above the number of options, ${offered}`);
  }
  for (const member of ['minimum', 'maximum'] as const) {
    const limit = question[member];
    const kind = type as keyof typeof samples;
    if (typeof limit === 'string' && !isDateText(kind, limit)) reading.error(`${path}/${member}`, `must be a ${samples[kind]}`);
  }
  for (const [index, old] of (renamedFrom as readonly string[]).entries()) {
    if (names.own.has(old))
      reading.error(`${path}/renamedFrom/${index}`, old === id ? 'is its own id' : `is the id of another question, "${old}"`);
  }
}

function isAbove(low: unknown, high: unknown, type: string): boolean {
  if (typeof low === 'number' && typeof high === 'number') return low > high;
  if (typeof low !== 'string' || typeof high !== 'string') return false;
  return type === 'datetime' ? Date.parse(low) > Date.parse(high) : low > high;
}

const samples = {
  date: 'date such as "2026-01-31"',
  time: 'time such as "08:30"',
  datetime: 'date and time such as "2026-01-31T08:30:00+08:00"',
};
