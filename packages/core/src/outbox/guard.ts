import type { OutboxRecord } from './record.js';
import type { Shelf } from './shelf.js';
import { beat, owns } from './steps.js';

/** Runs `run` once after `ms`. @returns a function that takes it back */
export type After = (ms: number, run: () => void) => () => void;

/** Sees to it that one page at a time sends an item. */
export interface Guard {
  /** Runs `work` unless somebody else has the item in hand. @returns whether it ran */
  run(key: string, work: () => Promise<void>): Promise<boolean>;
  /** Whether whoever has written that it sends this item is gone. Asked inside `run`. */
  isGone(record: OutboxRecord): boolean;
  /** Called before a page writes that it sends an item; `lost` is called when others have stopped believing that it is there. */
  keep(shelf: Shelf, key: string, token: string, lost: () => void): Keep;
}

interface Keep {
  /** It is written: says until `stop` that this page is there. */
  start(): void;
  /** Whether this page may still do what it has written that it does: it may have slept since it asked to write. */
  isAlive(): boolean;
  stop(): void;
}

/** One Web Lock an item, never stolen: the browser frees it when the page dies, and not before. */
export function lockGuard(locks: Pick<LockManager, 'request'>, name: string): Guard {
  return {
    async run(key, work) {
      let ran = false;
      await locks.request(`${name}/${key}`, { ifAvailable: true }, async (lock) => {
        ran = lock !== null;
        if (lock) await work();
      });
      return ran;
    },
    isGone: () => true,
    keep: () => ({ start: () => undefined, isAlive: () => true, stop: () => undefined }),
  };
}

const beatMs = 20_000;
/** Pages in the back get a timer a minute. */
const silentMs = 150_000;

/**
 * For pages without Web Locks, as all on plain http: the record says who sends it, and counts up as long as that page runs. Who sees it
 * stand still for as long as a living page never would, by the time that has passed here, takes it over.
 */
export function leaseGuard(uptime: () => number, clock: () => number, after: After): Guard {
  const inHand = new Set<string>();
  const seen = new Map<string, { readonly token: string; readonly beat: number; readonly since: number }>();

  return {
    async run(key, work) {
      if (inHand.has(key)) return false;
      inHand.add(key);
      try {
        await work();
        return true;
      } finally {
        inHand.delete(key);
      }
    },
    isGone({ key, lease: { token, beat } = { token: '', beat: 0 } }) {
      const last = seen.get(key);
      if (last?.token === token && last.beat === beat) return uptime() - last.since >= silentMs;
      seen.set(key, { token, beat, since: uptime() });
      return false;
    },
    keep(shelf, key, token, lost) {
      let proof = [uptime(), clock()] as const;
      let cancel: (() => void) | undefined;
      let ended = false;
      function turn(): void {
        const asked = [uptime(), clock()] as const;
        const renew = async () => {
          const record = await shelf.change(key, (known) => beat(known, token));
          if (ended) return;
          if (!record || !owns(record, token)) return lost();
          proof = asked;
          cancel = after(beatMs, turn);
        };
        renew().catch(() => {
          if (!ended) cancel = after(beatMs, turn);
        });
      }
      return {
        start() {
          cancel = after(beatMs, turn);
        },
        // Some devices stop the one clock while they sleep, some the other.
        isAlive: () => uptime() - proof[0] < silentMs / 2 && Math.abs(clock() - proof[1]) < silentMs / 2,
        stop() {
          ended = true;
          cancel?.();
        },
      };
    },
  };
}
