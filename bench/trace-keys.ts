import type { Page } from 'puppeteer-core';

/**
 * What one key cost the main thread by its own clock, which stands while other programs have the processor, in milliseconds. A key begins
 * with the task in which the engine puts its letter into the field, so that each task is one key's.
 */
export interface KeyCost {
  /** All script from the key to the next one, promises and timers too; not what the engine does for the letter itself. */
  readonly script: number;
  /** The longest task among it, with what the engine did for it: style, layout, paint. */
  readonly longest: number;
  /** All of it, script and engine, until the next key. */
  readonly busy: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own clock. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly data?: { readonly type?: string } };
}

// Calls into script, and what goes on after a promise or `scheduler.yield()`. Dispatching an event or idle time holds work of the engine too:
// it edits the field, checks spelling.
const scripts = /^(v8\.callFunction|v8\.run|EvaluateScript|RunMicrotasks|BlinkScheduler_PerformMicrotaskCheckpoint)$/;

/**
 * Types `texts` into the focused field, each after the field has been emptied, and tells what each key cost. The engine's own sum of script
 * time passes over promises, so it is read from a trace.
 */
export async function traceKeys(
  page: Page,
  texts: readonly string[],
  { pauseMs, empty }: { pauseMs: number; empty: () => Promise<void> },
): Promise<KeyCost[]> {
  const costs: KeyCost[] = [];
  for (const text of texts) {
    const pause = () => new Promise((done) => setTimeout(done, pauseMs));
    await empty();
    await pause();
    await page.tracing.start({ categories: ['devtools.timeline', 'toplevel', 'v8'] });
    for (const letter of text) {
      await page.keyboard.sendCharacter(letter);
      await pause();
    }
    const trace = new TextDecoder().decode(await page.tracing.stop());
    costs.push(...costsOf((JSON.parse(trace) as { traceEvents: TraceEvent[] }).traceEvents, text.length));
  }
  return costs;
}

function costsOf(events: readonly TraceEvent[], keys: number): KeyCost[] {
  const inputs = events.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'input').sort((a, b) => a.ts - b.ts);
  if (inputs.length !== keys) throw new Error(`${inputs.length} of ${keys} keys stand in the trace`);
  const [{ pid, tid } = { pid: 0, tid: 0 }] = inputs;
  const own = events.filter((event) => event.pid === pid && event.tid === tid && event.dur !== undefined);
  const tasks = own.filter(({ name }) => name.endsWith('RunTask'));
  const borders = inputs.map((input) => Math.min(...tasks.filter((task) => holds(task, input)).map(({ ts }) => ts)));
  return borders.map((from, at) => {
    const end = borders[at + 1] ?? Infinity;
    const isOfKey = ({ ts }: TraceEvent): boolean => ts >= from && ts < end;
    const ofKey = tasks.filter(isOfKey);
    return {
      script: outermost(own.filter((event) => isOfKey(event) && scripts.test(event.name))) / 1000,
      longest: Math.max(...ofKey.map(spent)) / 1000,
      busy: outermost(ofKey) / 1000,
    };
  });
}

function holds({ ts, dur = 0 }: TraceEvent, event: TraceEvent): boolean {
  return ts <= event.ts && event.ts < ts + dur;
}

/** Sum of what no other of them holds, in microseconds. */
function outermost(events: readonly TraceEvent[]): number {
  let [sum, end] = [0, 0];
  for (const event of [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (event.ts < end) continue;
    sum += spent(event);
    end = event.ts + (event.dur ?? 0);
  }
  return sum;
}

function spent({ tdur, dur = 0 }: TraceEvent): number {
  return tdur ?? dur;
}
