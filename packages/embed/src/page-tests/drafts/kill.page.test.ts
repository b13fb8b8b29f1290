import { engines } from '@civickit/page-driver';
import { expect, test } from 'vitest';
import { seedOf, typeAndDie } from './killed-typist.page.js';

const seed = seedOf();
const deaths = { chromium: 20, firefox: 2 };

for (const engine of engines()) {
  // No driver of WebKit kills a browser and starts it upon what it left.
  if (engine === 'webkit') continue;
  test(
    `a draft lacks at most the last 300 ms of typing after each death of ${engine} (DRAFT_SEED=${seed})`,
    { timeout: 180_000 },
    async () => {
      const { missing, keys, ...wrong } = await typeAndDie(seed, deaths[engine], engine);
      console.log(engine, seed, keys, 'keys, missing ms:', missing.toSorted((one, other) => other - one).join(' '));
      expect(wrong).toEqual({ torn: [], violations: [] });
      expect(missing).toHaveLength(deaths[engine]);
      expect(Math.max(...missing)).toBeLessThanOrEqual(300);
    },
  );
}
