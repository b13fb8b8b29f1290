import type { Page } from 'puppeteer-core';

interface TraceEvent {
  readonly name: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

/**
 * Runs `act` and tells what the main thread spent by its own clock between the mark `start` and each of `marks`, in milliseconds: script,
 * style, layout and paint, however busy the machine is.
 */
export async function traceBetween(
  page: Page,
  act: () => Promise<void>,
  marks: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  await page.tracing.start({ categories: ['blink.user_timing', 'toplevel'] });
  await act();
  const trace = new TextDecoder().decode(await page.tracing.stop());
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] };
  const found = (name: string): TraceEvent => {
    const event = traceEvents.find((one) => one.name === name);
    if (!event) throw new Error(`the mark ${name} does not stand in the trace`);
    return event;
  };
  const start = found('start');
  const tasks = traceEvents.filter(
    ({ name, pid, tid, dur }) => name.endsWith('RunTask') && pid === start.pid && tid === start.tid && dur !== undefined,
  );
  const until = (end: number): number => {
    let [sum, last] = [0, 0];
    for (const { ts, dur = 0, tdur = dur } of [...tasks].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
      // One task may hold others.
      if (ts + dur <= start.ts || ts >= end || ts < last) continue;
      sum += tdur;
      last = ts + dur;
    }
    return sum / 1000;
  };
  return Object.fromEntries(marks.map((name) => [name, until(found(name).ts)]));
}
