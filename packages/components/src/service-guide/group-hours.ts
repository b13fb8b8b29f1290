import type { OpeningPeriod, Weekday } from '@civickit/core';

/** Days with the same hours, in one line. Without times it is closed on them. */
export interface HoursLine {
  /** Days that follow each other stand together: Monday to Friday is one run. */
  readonly runs: readonly (readonly Weekday[])[];
  readonly times: readonly string[];
  readonly ordinals?: readonly number[];
  readonly from?: string;
  readonly until?: string;
  readonly note?: string;
}

const week: readonly Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Hours as people read them: by day, days with the same hours together, and the days without any last. */
export function groupHours(periods: readonly OpeningPeriod[]): HoursLine[] {
  const kinds = new Map<string, OpeningPeriod[]>();
  for (const period of periods) {
    const { ordinals, from, until, note } = period;
    const key = JSON.stringify([ordinals, from, until, note]);
    kinds.set(key, [...(kinds.get(key) ?? []), period]);
  }
  const lines = [...kinds.values()].flatMap(linesOf);
  const open = new Set(periods.flatMap(({ days }) => days));
  const closed = week.filter((day) => !open.has(day));
  return closed.length > 0 && open.size > 0 ? [...lines, { runs: runsOf(closed), times: [] }] : lines;
}

/** Of periods that hold at the same times of the year. */
function linesOf(periods: readonly OpeningPeriod[]): HoursLine[] {
  const { ordinals, from, until, note } = periods[0] ?? {};
  const days = new Map<string, Weekday[]>();
  for (const day of week) {
    const times = periods.filter((period) => period.days.includes(day)).map(({ opens, closes }) => `${opens}–${closes}`);
    const key = [...new Set(times)].sort().join(' ');
    if (key) days.set(key, [...(days.get(key) ?? []), day]);
  }
  return [...days].map(([key, same]) => ({
    runs: runsOf(same),
    times: key.split(' '),
    ...(ordinals?.length && { ordinals }),
    ...(from && { from }),
    ...(until && { until }),
    ...(note && { note }),
  }));
}

function runsOf(days: readonly Weekday[]): Weekday[][] {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs[runs.length - 1];
    if (run && week.indexOf(day) === week.indexOf(run[run.length - 1] ?? day) + 1) run.push(day);
    else runs.push([day]);
  }
  return runs;
}
