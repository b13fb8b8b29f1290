import type { Kysely } from 'kysely';
import { isCivicError } from '@civickit/core';
import type { Tables } from '../database/schema.js';
import { HopelessJob } from './job-kinds.js';
import { finishJobs, isExhausted, putOffJob, takeJobs, type TakenJob } from './job-store.js';

export interface Worker {
  /** Does all that is due now; how much that was. */
  turn(): Promise<number>;
  /** Takes nothing more, and waits for what it is at. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly db: Kysely<Tables>;
  readonly clock: { now(): number };
  /** Does one job. @throws whatever keeps it from being done; a HopelessJob is not tried again */
  readonly run: (taken: TakenJob) => Promise<void>;
  /** What `run` would do nothing for; such jobs go together. @default none */
  readonly isIdle?: (taken: TakenJob) => boolean;
  /** Between two looks at an empty table. @default 1000 */
  readonly pauseMs?: number;
  /** What is said of a job that is given up. @default on the console */
  readonly report?: (message: string) => void;
}

/** So many at once, each of them mostly waiting for somebody else's server. */
const atOnce = 10;

/** Looks for jobs again and again. What fails is tried again after growing waits and given up at the tenth time. */
export function startWorker(options: WorkerOptions): Worker {
  const { pauseMs = 1000, report = console.error } = options;
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let waiting: NodeJS.Timeout | undefined;
  const turn = (): Promise<number> => {
    const next = running.then(() => workOff(options, stopping.signal, report));
    running = next.catch(() => undefined);
    return next;
  };
  const look = async (): Promise<void> => {
    // A database that gives no answer is asked again; its outage is told by those whom it hits.
    await turn().catch(() => undefined);
    if (!stopping.signal.aborted) waiting = setTimeout(() => void look(), pauseMs).unref();
  };
  waiting = setTimeout(() => void look(), pauseMs).unref();
  return {
    turn,
    async stop() {
      stopping.abort();
      clearTimeout(waiting);
      await running;
    },
  };
}

async function workOff(options: WorkerOptions, signal: AbortSignal, report: (message: string) => void): Promise<number> {
  let done = 0;
  while (!signal.aborted) {
    const taken = await takeJobs(options.db, options.clock.now(), atOnce);
    if (taken.length === 0) break;
    const idle = new Set(taken.filter((one) => options.isIdle?.(one)));
    if (idle.size > 0) await finishJobs(options.db, [...idle]);
    await Promise.all(taken.filter((one) => !idle.has(one)).map((one) => work(options, one, report)));
    done += taken.length;
  }
  return done;
}

async function work({ db, clock, run }: WorkerOptions, taken: TakenJob, report: (message: string) => void): Promise<void> {
  const { id, area, job } = taken;
  try {
    if (isExhausted(taken)) throw new Error('each process that took it was killed');
    await run(taken);
    await finishJobs(db, [taken]);
  } catch (error) {
    const failure = failureOf(error);
    const isFinal = error instanceof HopelessJob || (isCivicError(error) && error.retry === 'never');
    const isGivenUp = await putOffJob(db, taken, { failure, now: clock.now(), isFinal });
    if (isGivenUp) report(`The job ${id} (${job.kind}, ${area}) was given up: ${failure}`);
  }
}

/** Without addresses of people: servers put them into what they say. */
function failureOf(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const said = [code, message].filter((part) => typeof part === 'string').join(': ');
  return said.replace(/[^\s<>"'(]+@[^\s<>"')]+/g, '…').slice(0, 500) || 'unknown';
}
