const utc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?\+00$/;
/** Local mean time, before there were zones, has seconds. */
const zoned = /^(\d{4}-\d\d-\d\d) ([\d:.]+)([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/;

/**
 * The text of a `timestamptz(3)` of four digits of year (PostgreSQL 15, 8.5.2: `2026-03-04 08:26:05.12+00`) as `Date.toISOString` has it.
 * A moment that is only written on takes this way: to make a date of each and a text of that again costs a list more than its JSON.
 */
export function isoOf(text: string): string {
  if (utc.test(text)) {
    const time = text.slice(11, -3);
    return `${text.slice(0, 10)}T${time.length === 8 ? `${time}.000` : time.padEnd(12, '0')}Z`;
  }
  const [, day, time, sign, hours, minutes = '0', seconds = '0'] = zoned.exec(text) ?? [];
  const ahead = Number(`${sign}1`) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return new Date(Date.parse(`${day}T${time}Z`) - ahead).toISOString();
}
