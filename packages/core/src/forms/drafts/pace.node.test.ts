import { expect, test } from 'vitest';
import { paceWrites } from './pace.js';

/** A device that writes in `writeMs`, and a time that passes as it is told. */
function device(writeMs: number) {
  let now = 0;
  let text = '';
  const plans: { at: number; run: () => void }[] = [];
  const begun: { at: number; text: string }[] = [];
  const plan = (ms: number, run: () => void) => {
    const one = { at: now + ms, run };
    plans.push(one);
    return () => void (plans.includes(one) && plans.splice(plans.indexOf(one), 1));
  };
  const write = () => {
    begun.push({ at: now, text });
    return new Promise<void>((resolve) => void plan(writeMs, resolve));
  };
  const pace = paceWrites(write, 150, () => now, plan);
  return {
    pace,
    begun,
    type(more: string) {
      text += more;
      pace.want();
    },
    async pass(ms: number) {
      for (const until = now + ms; now < until; now += 1) {
        for (const one of plans.filter(({ at }) => at <= now)) {
          plans.splice(plans.indexOf(one), 1);
          one.run();
        }
        for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
      }
    },
  };
}

test('the first change is written at once, the next with all that came meanwhile', async () => {
  const { begun, type, pass } = device(10);
  for (const key of 'abcdefgh') {
    type(key);
    await pass(40);
  }
  await pass(1000);
  expect(begun).toEqual([
    { at: 0, text: 'a' },
    { at: 150, text: 'abcd' },
    { at: 300, text: 'abcdefgh' },
  ]);
});

test('on a slow device one write at a time, and the last change is in the last write', async () => {
  const { begun, type, pass, pace } = device(700);
  for (let keys = 0; keys < 30; keys += 1) {
    type('x');
    await pass(50);
  }
  expect(pace.isOpen()).toBe(true);
  await pass(2000);
  expect(begun.map(({ at }) => at)).toEqual([0, 700, 1400, 2100]);
  expect(begun.at(-1)?.text).toHaveLength(30);
  expect(pace.isOpen()).toBe(false);
});

test('whoever asks when all is written makes it hurry', async () => {
  const { begun, type, pass, pace } = device(20);
  type('a');
  await pass(5);
  type('b');
  let settled = false;
  void pace.settled().then(() => (settled = true));
  await pass(25);
  expect(begun.at(-1)).toEqual({ at: 20, text: 'ab' });
  expect(settled).toBe(false);
  await pass(20);
  expect(settled).toBe(true);
});
