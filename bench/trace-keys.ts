import type { Page } from 'puppeteer-core';

/** What one key cost the main thread by its own clock, which stands while other programs have the processor, in milliseconds. */
export interface KeyCost {
  /** All script from the key to the next one, promises and timers too. */
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

// The last is what goes on after `scheduler.yield()`.
const scripts =
  /^(FunctionCall|EventDispatch|EvaluateScript|RunMicrotasks|v8\.run|TimerFire|FireAnimationFrame|FireIdleCallback|BlinkScheduler_PerformMicrotaskCheckpoint)$/;

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
    await empty();
    await page.tracing.start({ categories: ['devtools.timeline', 'toplevel'] });
    for (const letter of text) {
      await page.keyboard.sendCharacter(letter);
      await new Promise((done) => setTimeout(done, pauseMs));
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
  return inputs.map(({ ts }, at) => {
    const end = inputs[at + 1]?.ts ?? Infinity;
    // The task around the event begins before it.
    const within = own.filter((event) => event.ts + (event.dur ?? 0) > ts && event.ts < end - 1000);
    const tasks = within.filter(({ name }) => name.endsWith('RunTask'));
    return {
      script: outermost(within.filter(({ name }) => scripts.test(name))) / 1000,
      longest: Math.max(0, ...tasks.map(spent)) / 1000,
      busy: outermost(tasks) / 1000,
    };
  });
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
