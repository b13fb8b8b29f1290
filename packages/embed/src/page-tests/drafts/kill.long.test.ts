import { expect, test } from 'vitest';
import { seedOf, typeAndDie } from './killed-typist.page.js';

const seed = seedOf();

test(
  `a draft lacks at most the last 300 ms of typing after each of 200 deaths of the browser (DRAFT_SEED=${seed})`,
  { timeout: 1_200_000 },
  async () => {
    const { missing, keys, ...wrong } = await typeAndDie(seed, 200);
    console.log(seed, keys, 'keys, missing ms:', missing.toSorted((one, other) => other - one).join(' '));
    expect(wrong).toEqual({ torn: [], violations: [] });
    expect(missing).toHaveLength(200);
    expect(Math.max(...missing)).toBeLessThanOrEqual(300);
  },
);
