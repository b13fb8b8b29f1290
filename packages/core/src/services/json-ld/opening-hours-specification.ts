import type { OpeningHours, OpeningPeriod, Weekday } from '../opening-hours.js';
import { existing, thing, type JsonLdObject } from './json-ld.js';

const days: Readonly<Record<Weekday, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

/**
 * Periods as OpeningHoursSpecification. Those of some weeks of a month are left out, for schema.org has no word for them and would have
 * people come every week; so are hours in words.
 */
export function hoursOf(hours: OpeningHours | undefined): readonly JsonLdObject[] {
  return existing((hours?.periods ?? []).filter(({ ordinals }) => !ordinals?.length).map(specification));
}

function specification({ days: open, opens, closes, from, until }: OpeningPeriod): JsonLdObject | undefined {
  return thing('OpeningHoursSpecification', {
    dayOfWeek: open.map((day) => `https://schema.org/${days[day]}`),
    opens,
    // Closing at or before opening is on the next day, but at the same time would be no time at all.
    closes: closes === opens ? minuteBefore(opens) : closes === '24:00' ? '23:59' : closes,
    validFrom: from,
    validThrough: until,
  });
}

function minuteBefore(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const before = (hour * 60 + minute + 1439) % 1440;
  return [Math.floor(before / 60), before % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
