import { dispatch } from './dispatch.js';
import { waitsForSignIn } from './judge-failure.js';
import type { Page } from './page.js';
import type { OutboxRecord } from './record.js';
import { isWaiting } from './steps.js';
import type { Turn } from './turn.js';

/** So many in a row without an answer, and the others of that source wait too. */
const silentLimit = 3;
const pauseMs = 15_000;
const shortestWaitMs = 1000;
const longestWaitMs = 60_000;
/** A page that dies while it sends tells nobody. */
const watchMs = 30_000;

/** What a flush may try. */
export interface Flush {
  /** Somebody asked for it: also what waits for a network or for authorisation. */
  readonly asked?: boolean;
  /** Something new is there: no pause holds it up. */
  readonly fresh?: boolean;
  readonly signal: AbortSignal;
}

export interface Lanes {
  flush(how: Flush): Promise<void>;
  /** Milliseconds until something will be due; undefined if nothing will be by itself. */
  nextWait(): Promise<number | undefined>;
}

interface Lane {
  done: Promise<void>;
  /** Asked for meanwhile. */
  again: Flush | undefined;
}

/** Texts of a source, or what comes after them. A photo that takes minutes keeps no text waiting. */
type Lot = 'texts' | 'rest';

const lotOf = ({ state }: OutboxRecord): Lot => (state === 'completing' ? 'rest' : 'texts');
const laneOf = (source: string, lot: Lot): string => `${lot} ${source}`;

/** Time does not help it. */
const waitsForPerson = ({ error, nextTry }: OutboxRecord): boolean => error !== undefined && nextTry === undefined && waitsForSignIn(error);

/**
 * Sources are sent to side by side, and of one source its texts and the photos that come after theirs, each one after another: what has been
 * tried least comes first, then what was written first. So an item that always fails holds nobody up, and items that go through at once keep their order.
 */
export function openLanes(page: Page): Lanes {
  const running = new Map<string, Lane>();
  const paused = new Map<string, number>();
  /** What another page had in hand, maybe only to look at it. */
  const busy = new Set<string>();

  /** Where no text gets through, no photo is tried either. */
  const pauseOf = (source: string, lot: Lot): number => {
    const until = [laneOf(source, 'texts'), laneOf(source, lot)].map((lane) => paused.get(lane) ?? 0);
    return Math.max(0, Math.max(...until) - page.uptime());
  };

  function canGo(record: OutboxRecord, { asked }: Flush): boolean {
    if (record.state === 'sending') return true;
    if (!isWaiting(record)) return false;
    if (waitsForPerson(record)) return asked === true;
    return page.waitOf(record) === 0;
  }

  async function runOnce(source: string, lot: Lot, how: Flush): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const due = (await page.records())
        .filter((record) => record.target.source === source && lotOf(record) === lot && !tried.has(record.key) && canGo(record, how))
        .sort((one, other) => one.tries - other.tries || one.order - other.order);
      if (due.length === 0) return;
      let silent = 0;
      for (const record of due) {
        if (how.signal.aborted) return;
        tried.add(record.key);
        const turn: Turn = await dispatch(page, record, how.signal);
        busy[turn === 'busy' ? 'add' : 'delete'](record.key);
        if (turn !== 'passed' && turn !== 'busy') silent = turn === 'silent' ? silent + 1 : 0;
        if (turn === 'stop' || silent === silentLimit) {
          paused.set(laneOf(source, lot), page.uptime() + pauseMs * (1 + page.random()));
          return;
        }
      }
    }
  }

  function run(source: string, lot: Lot, how: Flush): Promise<void> {
    const name = laneOf(source, lot);
    const known = running.get(name);
    if (known) {
      if (!known.again || how.asked) known.again = how;
      return known.done;
    }
    if (how.asked || how.fresh) paused.delete(name);
    if (pauseOf(source, lot) > 0) return Promise.resolve();
    const lane: Lane = { again: undefined, done: Promise.resolve() };
    running.set(name, lane);
    lane.done = runOnce(source, lot, how)
      // A database that fails now is tried again by a later flush.
      .catch(() => void paused.set(name, page.uptime() + pauseMs))
      .then(() => {
        running.delete(name);
        return lane.again && !lane.again.signal.aborted ? run(source, lot, lane.again) : undefined;
      });
    return lane.done;
  }

  function waitFor(record: OutboxRecord): number | undefined {
    const pause = pauseOf(record.target.source, lotOf(record));
    if (!isWaiting(record) || waitsForPerson(record)) return undefined;
    if (busy.has(record.key)) return Math.max(page.waitOf(record), pause);
    // What is due and has no time of its own waits for a page that can send it.
    return record.nextTry === undefined && pause === 0 ? undefined : Math.max(page.waitOf(record), pause);
  }

  return {
    async flush(how) {
      if (!how.asked && !page.isOnline()) return;
      await page.keepLate();
      const sources = new Set((await page.records()).filter((record) => canGo(record, how)).map(({ target }) => target.source));
      await Promise.all([...sources].map((source) => run(source, 'texts', how).then(() => run(source, 'rest', how))));
    },
    async nextWait() {
      let next: number | undefined;
      for (const record of await page.records()) {
        const wait = record.state === 'sending' ? watchMs : waitFor(record);
        if (wait !== undefined) next = Math.min(next ?? longestWaitMs, Math.max(wait, shortestWaitMs));
      }
      return next;
    },
  };
}
