import { never } from '../deadline/never.js';
import { anySignal } from '../deadline/any-signal.js';
import { onAbort } from '../deadline/on-abort.js';
import type { CivicError } from '../errors/civic-error.js';
import { takeOwn } from '../objects/take-own.js';
import type { Clock } from '../source/source.js';
import { lossMark } from '../store/loss-mark.js';
import { databaseShelf } from './database-shelf.js';
import { leaseGuard, lockGuard, type After } from './guard.js';
import { openItems } from './items.js';
import { loadFileCode } from './load-file-code.js';
import { openLanes, type Flush } from './lanes.js';
import { openNews } from './news.js';
import { onOccasion } from './occasions.js';
import type { Outbox, OutboxItem, OutboxPut, OutboxSender, OutboxTarget } from './outbox.types.js';
import { openPage } from './page.js';
import type { Shelf } from './shelf.js';
import type { Spare } from './spare/index.js';

export interface OutboxOptions {
  /** Name of the database, and of what pages share beside it. @default 'civickit-outbox' */
  readonly name?: string;
  /** Stands in the target of all that is put; what another site of the origin has put waits for its pages. */
  readonly site?: string;
  /** How a target is sent to; undefined where this page cannot. Asked before every try. */
  readonly send: (target: OutboxTarget) => Promise<OutboxSender | undefined>;
  readonly clock?: Clock;
  /** Null for a heart-beat in the database in their stead. @default the browser's; none on plain http pages */
  readonly locks?: Pick<LockManager, 'request'> | null;
  /** Another tab with an older release stands in the way, and everything waits until it is closed: a page must say so. */
  readonly onBlocked?: () => void;
}

const againMs = 60_000;
const settleMs = 300;
const safeMs = 24 * 60 * 60_000;

/** Opens the queue of this origin, and sends what is due from then on. */
export function openOutbox(options: OutboxOptions): Outbox {
  const { name = 'civickit-outbox', site, clock = Date, locks = browserLocks(), onBlocked } = takeOwn(options);
  const now = () => clock.now();
  const uptime = () => performance.now();
  const closed = new AbortController();
  const mark = lossMark(name);
  const news = openNews(name, after);
  const lease = leaseGuard(uptime, now, after);
  const lock = locks && lockGuard(locks, name);

  const stuck = new Set(onBlocked && [onBlocked]);
  let isStuck = false;
  let shelf: Promise<Shelf> | undefined;
  const opened = () =>
    (shelf ??= databaseShelf({ name, onBlocked: beStuck, now })
      .catch(async (error: unknown) => {
        if (keepsNothing(error)) return (await loadSpare()).memoryShelf();
        throw error;
      })
      .catch((error: unknown) => {
        // What lies there is not known, and must not be taken for nothing: whoever asks next opens it anew.
        shelf = undefined;
        throw error;
      })
      .finally(() => (isStuck = false)));
  function beStuck(): void {
    isStuck = true;
    for (const tell of stuck) tell();
  }

  let spare: Spare | undefined;
  async function inMemory(more: OutboxPut): Promise<OutboxPut> {
    spare ??= (await loadSpare()).openSpare(opened);
    return spare.hold(more);
  }

  const page = openPage({
    shelf: async () => spare?.shelf ?? opened(),
    // Pages that may keep nothing may have no locks either, and share nothing.
    guard: ({ kept }) => (kept && lock) || lease,
    send: async (target) => (target.site === site ? options.send(target) : undefined),
    now,
    uptime,
    random: () => Math.random(),
    after,
    isOnline: () => globalThis.navigator?.onLine !== false,
    tell: news.tell,
  });
  const lanes = openLanes(page);
  const items = openItems(page);

  let cancel: (() => void) | undefined;
  let planned = false;
  /** Sets the timer for what is due next; many changes at once set it once. */
  function plan(): void {
    if (planned || closed.signal.aborted) return;
    planned = true;
    after(settleMs, () => {
      planned = false;
      const next = lanes.nextWait().catch(() => againMs);
      void next.then((wait) => {
        cancel?.();
        cancel = wait === undefined || closed.signal.aborted ? undefined : after(wait, flushSoon);
      });
    });
  }

  async function flush(how: Flush): Promise<void> {
    try {
      await lanes.flush(how);
    } catch {
      // The device cannot be read now; the timer comes back to it.
    }
    plan();
  }
  const flushSoon = () => void flush({ signal: closed.signal });
  const flushFresh = () => void flush({ fresh: true, signal: closed.signal });

  const leaveNews = news.listen((parting) => {
    if (parting && page.fleeting.has(parting.key)) page.fleeting.set(parting.key, parting);
    plan();
  });
  const leaveOccasions = onOccasion(flushSoon);
  void flush({ signal: closed.signal })
    .then(loadFileCode)
    .then(sweep)
    .catch(() => undefined);

  /** Bytes of photos whose page died before it wrote the item. Who still writes one that was swept finds out, and tells. */
  async function sweep(): Promise<void> {
    if (!closed.signal.aborted) await (await opened()).sweep(now() - safeMs, now() + safeMs);
  }

  const sent = (item: OutboxItem): OutboxItem => {
    if (item.state === 'queued' || item.state === 'uncertain' || item.state === 'completing') {
      page.wanted.add(item.key);
      flushFresh();
    }
    return item;
  };

  return {
    ...items,
    put: async (target, draft, more) =>
      sent(await items.put(site === undefined ? target : { ...target, site }, draft, more?.unkept ? await inMemory(more) : more)),
    queue: async (key) => sent(await items.queue(key)),
    answer: async (key, answer) => sent(await items.answer(key, answer)),
    async flush({ signal = never } = {}) {
      const both = anySignal([signal, closed.signal]);
      const aborted = new Promise<void>((resolve) => onAbort(both.signal, resolve));
      if (!both.signal.aborted) await Promise.race([flush({ asked: true, signal: both.signal }), aborted]);
      both.leave();
    },
    async import(file) {
      const added = await items.import(file);
      if (added > 0) news.tell();
      flushFresh();
      return added;
    },
    watch(on, signal, onStuck) {
      const both = anySignal([signal, closed.signal]);
      let last = Promise.resolve();
      let coming = false;
      async function show(): Promise<void> {
        coming = false;
        // What cannot be read now is shown with the next news.
        const list = await items.list().catch(() => undefined);
        if (list && !both.signal.aborted) on(list);
      }
      /** Many changes at once are shown once. */
      function look(): void {
        if (!coming) last = last.catch(() => undefined).then(show);
        coming = true;
      }
      const leave = news.listen(look);
      onAbort(both.signal, () => {
        leave();
        both.leave();
        if (onStuck) stuck.delete(onStuck);
      });
      if (onStuck) stuck.add(onStuck);
      if (isStuck) onStuck?.();
      look();
    },
    keeps: async () => (await opened()).kept,
    async hasLost() {
      await opened();
      return mark.isLost();
    },
    acceptLoss() {
      mark.clear();
      if (!closed.signal.aborted) news.tell();
    },
    close() {
      closed.abort();
      cancel?.();
      leaveNews();
      leaveOccasions();
      news.close();
    },
  };
}

/** Most devices keep what is written, and need none of it. */
const loadSpare = () => import('./spare/index.js');

const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** A browser without a database, or a private window that refuses one, for as long as the page lasts. */
function keepsNothing(error: unknown): boolean {
  if (!(globalThis as { indexedDB?: IDBFactory }).indexedDB) return true;
  const { cause } = error as CivicError;
  return cause instanceof Error && /^(SecurityError|InvalidStateError|NotAllowedError)$/.test(cause.name);
}

function browserLocks(): Pick<LockManager, 'request'> | undefined {
  return (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
}
