import { expect, test } from 'vitest';
import { leaseGuard, lockGuard } from './guard.js';
import { memoryShelf } from './memory-shelf.js';
import { begin, instantAt } from './steps.js';
import type { OutboxRecord } from './record.js';

const started = Date.parse('2026-03-04T12:00:00Z');
const at = instantAt(started);
const queued: OutboxRecord = {
  key: 'k',
  target: { source: 'town', kind: 'requests' },
  draftVersion: 1,
  draft: {},
  state: 'queued',
  writtenAt: at,
  changedAt: at,
  tries: 0,
  media: [],
  order: 1,
};

/** Time of one page, and the timers that it has set. */
function ownTime() {
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  let time = 0;
  let frozen = false;
  return {
    uptime: () => time,
    clock: () => started + time,
    after(ms: number, run: () => void) {
      const timer = { due: time + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    set frozen(value: boolean) {
      frozen = value;
    },
    async pass(ms: number) {
      for (const until = time + ms; time < until;) {
        time = Math.min(until, time + 1000);
        for (const timer of frozen ? [] : [...timers])
          if (timer.due <= time) {
            timers.delete(timer);
            timer.run();
          }
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

async function twoPages() {
  const shelf = memoryShelf();
  await shelf.add('k', begin(queued, { token: 'mine', seen: queued }, started)!);
  const [own, other] = [ownTime(), ownTime()];
  const lost: string[] = [];
  const kept = leaseGuard(own.uptime, own.clock, own.after).keep(shelf, 'k', 'mine', () => lost.push('k'));
  kept.start();
  const watcher = leaseGuard(other.uptime, other.clock, other.after);
  const looks = async () => watcher.isGone((await shelf.change('k', () => undefined))!);
  return { shelf, own, other, lost, kept, looks };
}

test('a page that lives is left alone, however long it takes', async () => {
  const { own, other, kept, looks } = await twoPages();
  for (let minutes = 0; minutes < 30; minutes += 1) {
    expect(await looks()).toBe(false);
    await Promise.all([own.pass(60_000), other.pass(60_000)]);
  }
  expect([await looks(), kept.isAlive()]).toEqual([false, true]);
  kept.stop();
});

test('a page that is gone is noticed by the time that passes for others', async () => {
  const { other, kept, looks } = await twoPages();
  kept.stop();
  expect(await looks()).toBe(false);
  await other.pass(149_000);
  expect(await looks()).toBe(false);
  await other.pass(1000);
  expect(await looks()).toBe(true);
});

test('a page that slept knows that it may not send any more before others think so', async () => {
  const { shelf, own, kept, lost } = await twoPages();
  own.frozen = true;
  await own.pass(74_000);
  expect(kept.isAlive()).toBe(true);
  await own.pass(1000);
  expect(kept.isAlive()).toBe(false);
  await shelf.change('k', (record) => ({ ...record, state: 'uncertain' }));
  own.frozen = false;
  await own.pass(1000);
  expect(lost).toEqual(['k']);
});

test('who looks first, after having slept, does not think that the other is gone', async () => {
  const { own, other, kept, looks } = await twoPages();
  expect(await looks()).toBe(false);
  await Promise.all([own.pass(600_000), other.pass(600_000)]);
  expect(await looks()).toBe(false);
  kept.stop();
});

test('one page does one thing at a time with an item', async () => {
  const { uptime, clock, after } = ownTime();
  const locks = { held: new Set<string>(), request: requestOf };
  async function requestOf(this: void, name: string, _options: LockOptions, work: (lock: Lock | null) => Promise<unknown>) {
    if (locks.held.has(name)) return work(null);
    locks.held.add(name);
    await work({ name, mode: 'exclusive' });
    locks.held.delete(name);
  }
  for (const guard of [leaseGuard(uptime, clock, after), lockGuard(locks as unknown as LockManager, 'outbox')]) {
    const ran: number[] = [];
    const work = async () => {
      ran.push(1);
      await new Promise((resolve) => setImmediate(resolve));
    };
    expect(await Promise.all([guard.run('k', work), guard.run('k', work), guard.run('other', work)])).toEqual([true, false, true]);
    expect(await guard.run('k', work)).toBe(true);
    expect(ran.length).toBe(3);
    await expect(guard.run('k', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  }
});
