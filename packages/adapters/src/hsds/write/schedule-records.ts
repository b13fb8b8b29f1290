import type { OpeningHours, OpeningPeriod } from '@civickit/core';
import { offsetsOf } from '../clock-time.js';
import { present } from '../reading.js';
import { recordId } from './record-id.js';

/** Hours as schedules; words stand as the description of the first, or alone. */
export function scheduleRecords(hours: OpeningHours | undefined, home: string, zone: string): readonly object[] | undefined {
  const { text, periods = [] } = hours ?? {};
  if (periods.length === 0) return text ? [{ id: recordId(home, 'schedule', 0), description: text }] : undefined;
  return periods.map((period, at) =>
    present({ id: recordId(home, 'schedule', at), ...ruleOf(period, zone), description: at === 0 ? text : undefined }),
  );
}

function ruleOf({ days, ordinals, opens, closes, from, until, note }: OpeningPeriod, zone: string): object {
  const byday = ordinals ? days.flatMap((day) => ordinals.map((ordinal) => `${ordinal}${day}`)) : days;
  const offset = offsetText(zone, Number((from ?? until ?? '2026').slice(0, 4)));
  return {
    freq: ordinals ? 'MONTHLY' : 'WEEKLY',
    byday: byday.join(),
    opens_at: opens + offset,
    closes_at: closes + offset,
    valid_from: from,
    valid_to: until,
    notes: note,
  };
}

/** HSDS takes a time without offset for one of UTC. Where clocks change, one offset would be wrong for half of the year. */
function offsetText(zone: string, year: number): string {
  const [winter, summer] = offsetsOf(zone, year);
  if (winter !== summer) return '';
  const minutes = Math.abs(winter);
  const parts = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return (winter < 0 ? '-' : '+') + parts.join(':');
}
