import { engines } from '@civickit/page-driver';
import { expect, test } from 'vitest';
import { seedOf, typeAndDie } from './killed-typist.page.js';

const seed = seedOf();

// No driver of WebKit kills a browser and starts it upon what it left.
for (const [engine, deaths] of [['chromium', 20] as const, ['firefox', 2] as const]) {
  test.skipIf(!engines().includes(engine))(
    `a draft lacks at most the last 300 ms of typing after each death of ${engine} (DRAFT_SEED=${seed})`,
    { timeout: 180_000 },
    async () => {
      const { missing, keys, ...wrong } = await typeAndDie(seed, deaths, engine);
      console.log(engine, seed, keys, 'keys, missing ms:', missing.toSorted((one, other) => other - one).join(' '));
      expect(wrong).toEqual({ torn: [], violations: [] });
      expect(missing).toHaveLength(deaths);
      expect(Math.max(...missing)).toBeLessThanOrEqual(300);
    },
  );
}
