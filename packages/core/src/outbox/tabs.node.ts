import { vi } from 'vitest';
import { CivicError } from '../errors/civic-error.js';
import type { Receipt } from '../requests/receipt.js';
import type { OutboxMedia, OutboxSender, OutboxTry, OutboxUpload } from './outbox.types.js';
import { leaseGuard, lockGuard, type After } from './guard.js';
import { openItems } from './items.js';
import { openLanes } from './lanes.js';
import { memoryShelf } from './memory-shelf.js';
import { openPage } from './page.js';
import { isRecord } from './record.js';
import type { Shelf } from './shelf.js';

/** How one life of a queue is played. */
export interface Play {
  readonly seed: number;
  readonly resend: OutboxSender['about']['resend'];
  readonly canFind: boolean;
  readonly locks: boolean;
  /** Whether people answer "send again". */
  readonly answers: boolean;
  /** Items have two photos each, which come after their texts. */
  readonly photos: boolean;
  /** People take back what waits, change it or do not, and send it. */
  readonly changes: boolean;
}

export interface Played {
  /** Promised to be kept, and neither received nor asked about at the end. */
  readonly lost: readonly string[];
  /** More rows on the server than one, and one for each "send again" of a person. */
  readonly doubled: readonly string[];
  /** Said to have arrived without a row, photos said to be there that are not, and what went as it was while it was being changed. */
  readonly invented: readonly string[];
  readonly counts: Readonly<
    Record<'items' | 'received' | 'asked' | 'crashes' | 'freezes' | 'steps' | 'resent' | 'photos' | 'leftOut' | 'changed', number>
  >;
}

interface Occurrence {
  readonly at: number;
  /** Whose upload it is the end of: it ends with its tab. */
  readonly upload?: Tab;
  readonly tab?: Tab;
  readonly run: () => void;
}

interface Tab {
  alive: boolean;
  frozenUntil: number;
  /** Milliseconds that its wall clock is wrong by. */
  wrong: number;
  readonly held: Set<string>;
}

const year = 365 * 86_400_000;
const wanted = 5;

/**
 * Three tabs over one shelf and a server, in time that is played: every await of a tab is an occurrence, they come in any order that `seed`
 * chooses, and between any two a tab may die, freeze, or have its clock set. Needs fake `setTimeout`.
 */
export async function play({ seed, resend, canFind, locks, answers, photos, changes }: Play): Promise<Played> {
  const random = randomOf(seed);
  const chance = (share: number): boolean => random() < share;
  const occurrences = new Set<Occurrence>();
  const taken = new Map<string, Tab>();
  const store = memoryShelf();
  const rows: string[] = [];
  /** Photos that rows have, by key and id. */
  const named = new Set<string>();
  const wrong = new Set<string>();
  const promised: string[] = [];
  const insisted = new Map<string, number>();
  /** What is being changed. */
  const aside = new Set<string>();
  const counts = { items: 0, received: 0, asked: 0, crashes: 0, freezes: 0, steps: 0, resent: 0, photos: 0, leftOut: 0, changed: 0 };
  /** Milliseconds between occurrences, at most: in a slow life more comes together, in a fast one more runs out. */
  const pace = 100 * 20 ** random();
  let time = 0;
  let calm = false;

  function occur(tab: Tab | undefined, wait: number, run: () => void, upload?: Tab): Occurrence {
    const one: Occurrence = { at: time + wait, run, ...(tab && { tab }), ...(upload && { upload }) };
    // Timers of a dead tab still fire here.
    if (tab?.alive !== false) occurrences.add(one);
    return one;
  }

  /** What a tab waits for: first it happens, and some time later the tab hears of it, if it is still there. */
  function await_<T>(tab: Tab, happen: () => T | Promise<T>, wait = 0): Promise<T> {
    return new Promise((resolve, reject) => {
      occur(tab, wait, () => {
        const result = (async () => happen())();
        occur(tab, 0, () => void result.then(resolve, reject));
      });
    });
  }

  function shelfOf(tab: Tab): Shelf {
    return {
      kept: true,
      all: () => await_(tab, () => store.all()),
      add: (key, record) => await_(tab, () => store.add(key, record)),
      change: (key, step) =>
        await_(tab, async () => {
          const record = await store.change(key, step);
          // Only who says "send" ends it.
          if (record?.aside) aside.add(key);
          else if (record?.state === 'queued') aside.delete(key);
          return record;
        }),
      remove: (key, may) => await_(tab, () => store.remove(key, may)),
      addMedia: (key, id, one) => await_(tab, () => store.addMedia(key, id, one)),
      getMedia: (key, id) => await_(tab, () => store.getMedia(key, id)),
      sweep: (from, to) => await_(tab, () => store.sweep(from, to)),
      removeMedia: (key, ids) => await_(tab, () => store.removeMedia(key, ids)),
    };
  }

  function locksOf(tab: Tab): Pick<LockManager, 'request'> {
    const request = async (name: string, _options: LockOptions, work: (lock: Lock | null) => Promise<unknown>) => {
      const free = await await_(tab, () => {
        if (taken.has(name)) return false;
        taken.set(name, tab);
        tab.held.add(name);
        return true;
      });
      try {
        return await work(free ? { name, mode: 'exclusive' } : null);
      } finally {
        if (free && tab.alive) {
          taken.delete(name);
          tab.held.delete(name);
        }
      }
    };
    return { request: request as unknown as LockManager['request'] };
  }

  function senderOf(tab: Tab): OutboxSender {
    const receiptOf = (key: string): Receipt => ({
      strength: 'acknowledged',
      source: 'town',
      at: '2026-03-04T12:00:00Z' as Receipt['at'],
      ref: { source: 'town', id: String(rows.indexOf(key)) },
    });
    const cut = () => new CivicError('network/cut', 'The answer was lost');
    /** The request leaves at once; what comes of it is between the network and the server. */
    const exchange = <T>(signal: AbortSignal, slowest: number, back: number, answer: () => T): Promise<T> =>
      new Promise((resolve, reject) => {
        const lost = !calm && chance(0.15);
        const hangs = !calm && chance(0.03);
        const arrive = () => {
          let heard: () => void = () => reject(cut());
          if (!lost) {
            try {
              const value = answer();
              if (calm || !chance(0.3)) heard = () => resolve(value);
            } catch (error) {
              if (error instanceof CivicError) heard = () => reject(error);
            }
          }
          if (!hangs) occur(tab, random() * back, heard);
        };
        const long = slowest > 1500 && !calm && chance(0.1);
        const end = long
          ? occur(undefined, 20_000 + random() * 80_000, arrive, tab)
          : occur(undefined, random() * (chance(0.3) ? slowest : 1500), arrive);
        if (long) signal.addEventListener('abort', () => occurrences.delete(end));
      });
    return {
      about: { resend, canFind, ...(photos && { media: { accept: ['*/*'], maxBytes: 9, apart: true, later: true } }) },
      ...(photos && {
        upload: (file: OutboxMedia, { signal }: OutboxUpload) => exchange(signal, 8000, 2000, () => ({ url: `memory:${file.id}` })),
      }),
      send: (_draft, { key, signal, media }) => {
        const draw = calm ? 1 : random();
        return exchange(signal, 15_000, 2000, () => {
          if (draw < 0.06) throw new CivicError('http/rate-limited', 'Later', { status: 429, retry: 'after', retryAfterMs: 2000 });
          if (draw < 0.12) throw new CivicError('http/server-error', 'Not now', { status: 503, retry: 'later' });
          if (draw < 0.15) throw new CivicError('http/client-error', 'Who are you?', { status: 401 });
          if (aside.has(key)) wrong.add(key);
          if (resend !== 'keyed' || !rows.includes(key)) rows.push(key);
          else counts.resent += 1;
          for (const { id, url, follows } of media) if (url !== undefined && !follows) named.add(`${key}/${id}`);
          if (draw < 0.2) throw new CivicError('http/server-error', 'Broken after the commit', { status: 502, retry: 'later' });
          return receiptOf(key);
        });
      },
      ...(canFind && {
        find: (_draft: unknown, { key, signal }: OutboxTry) =>
          exchange(signal, 1500, 12_000, () => (rows.includes(key) ? receiptOf(key) : undefined)),
      }),
    };
  }

  function openTab(): Tab {
    const tab: Tab = { alive: true, frozenUntil: 0, wrong: chance(0.3) ? (random() - 0.5) * 20 * year : 0, held: new Set() };
    const born = time;
    const uptime = () => time - born;
    const now = () => Date.UTC(2026, 0, 1) + time + tab.wrong;
    const after: After = (ms, run) => {
      const timer = setTimeout(() => occur(tab, 0, run), ms);
      return () => clearTimeout(timer);
    };
    const guard = locks ? lockGuard(locksOf(tab), 'outbox') : leaseGuard(uptime, now, after);
    const sender = senderOf(tab);
    const shelf = shelfOf(tab);
    const page = openPage({
      shelf: async () => shelf,
      guard: () => guard,
      send: async () => sender,
      now,
      uptime,
      random,
      after,
      isOnline: () => calm || chance(0.9),
      tell: () => undefined,
    });
    const lanes = openLanes(page);
    const items = openItems(page);

    async function changeOne(): Promise<void> {
      const [found] = (await items.list()).filter((item) => item.state === 'queued' || item.aside);
      if (!found) return;
      const { key } = await items.setAside(found.key);
      await await_(tab, () => undefined, random() * 20_000);
      if (chance(0.2)) return void (await items.queue(key));
      counts.changed += 1;
      await items.put(found.target, { text: `${key}, change ${counts.changed}` }, { key });
    }

    async function live(): Promise<void> {
      if (changes && calm) for (const item of await items.list()) if (item.aside) await items.queue(item.key).catch(() => undefined);
      if (changes && !calm && chance(0.3)) void changeOne().catch(() => undefined);
      if (counts.items < wanted && chance(0.4)) {
        counts.items += 1;
        const key = `item-${counts.items}`;
        await items.put(
          { source: 'town', kind: 'requests' },
          { text: key },
          { key, media: photos ? [new Blob(['a']), new Blob(['b'])] : [] },
        );
        promised.push(key);
      }
      if (answers && chance(0.3)) {
        const asked = (await items.list()).find(({ question }) => question);
        if (asked) {
          // Counted before: a tab may die when it has answered.
          insisted.set(asked.key, (insisted.get(asked.key) ?? 0) + 1);
          await items.answer(asked.key, 'send-again').catch(() => insisted.set(asked.key, (insisted.get(asked.key) ?? 1) - 1));
        }
      }
      await lanes.flush({ asked: chance(0.4), fresh: chance(0.3), signal: new AbortController().signal }).catch(() => undefined);
    }
    /** A flush may hang for minutes, while new occasions come. */
    const again = (wait: number) =>
      occur(tab, wait, () => {
        void live();
        again(100 + random() * 4000);
      });
    again(random() * 2000);
    return tab;
  }

  const tabs = [openTab(), openTab(), openTab()];

  function kill(at: number, tab: Tab): void {
    counts.crashes += 1;
    tab.alive = false;
    for (const one of [...occurrences]) if (one.tab === tab || one.upload === tab) occurrences.delete(one);
    for (const name of tab.held) taken.delete(name);
    tabs[at] = openTab();
  }

  function disturb(): void {
    const at = Math.floor(random() * tabs.length);
    const tab = tabs[at];
    if (!tab || calm || tab.frozenUntil > time) return;
    const fate = random();
    if (fate < 0.02) kill(at, tab);
    else if (fate < 0.04) {
      counts.freezes += 1;
      tab.frozenUntil = time + random() * 400_000;
    } else if (fate < 0.045) tab.wrong = (random() - 0.5) * 20 * year;
  }

  /** What a page would show now. */
  async function look(): Promise<void> {
    for (const { key, state, media } of (await store.all()).filter(isRecord)) {
      if (state !== 'received' && state !== 'completing') continue;
      if (!rows.includes(key)) wrong.add(key);
      for (const { id, follows, leftOut } of media) if (!follows && !leftOut && !named.has(`${key}/${id}`)) wrong.add(`${key}/${id}`);
    }
  }

  async function step(): Promise<void> {
    counts.steps += 1;
    if (photos) await look();
    disturb();
    const open = [...occurrences].filter(({ tab }) => !tab || tab.frozenUntil <= time);
    // A network does not hold a request back for ever.
    const overdue = open.find(({ tab, at }) => !tab && at < time - 5000);
    const due = open.filter(({ at }) => at <= time);
    const next = overdue ?? due[Math.floor(random() * due.length)];
    if (next) {
      occurrences.delete(next);
      next.run();
      await drain();
    }
    const soonest = Math.min(...open.map(({ at }) => at), ...tabs.map(({ frozenUntil }) => (frozenUntil > time ? frozenUntil : Infinity)));
    const wait = due.length > 1 ? random() * pace : Math.min(Math.max(soonest - time, 1), 5000);
    time += wait;
    vi.advanceTimersByTime(wait);
  }

  const drain = () => new Promise((resolve) => setImmediate(resolve));
  const settled = async () =>
    (await store.all()).every((one) => isRecord(one) && (one.state === 'received' || one.question !== undefined)) && counts.items >= wanted;

  for (let steps = 0; steps < 1200; steps += 1) await step();
  calm = true;
  for (const tab of tabs) tab.frozenUntil = 0;
  for (let steps = 0; steps < 30_000 && !(steps % 20 === 0 && (await settled())); steps += 1) await step();

  const records = (await store.all()).filter(isRecord);
  const byKey = new Map(records.map((record) => [record.key, record]));
  const rowsOf = (key: string) => rows.filter((row) => row === key).length;
  counts.received = records.filter(({ state }) => state === 'received').length;
  await look();
  counts.photos = named.size;
  counts.leftOut = records.flatMap(({ media }) => media).filter((one) => one.leftOut).length;
  counts.asked = records.filter(({ question }) => question).length;
  vi.clearAllTimers();
  return {
    lost: promised.filter((key) => {
      const { state, question } = byKey.get(key) ?? {};
      return !(state === 'received' || (question && resend === 'never'));
    }),
    doubled: [...new Set(rows)].filter((key) => rowsOf(key) > 1 + (insisted.get(key) ?? 0)),
    invented: [...wrong],
    counts,
  };
}

/** mulberry32 */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
