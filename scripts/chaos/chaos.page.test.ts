import { engines } from '@civickit/page-driver';
import { describe, expect, test } from 'vitest';
import { peace, seedOf } from './expectations.ts';
import { runChaos } from './run-chaos.ts';

describe.skipIf(!engines().includes('chromium'))('the outbox and the server, in Chromium', () => {
  const seed = seedOf();
  const again = `CHAOS_SEED=${seed} ENGINE=chromium npx vitest run --project page scripts/chaos`;
  test(`lose, double and alter none of 30 reports while all fails that can (seed ${seed})`, { timeout: 120_000 }, async () => {
    const deaths = { browser: 2, server: 1 };
    const { verdict, figures } = await runChaos({ seed, reports: 30, deaths, span: 2000, pace: 4, patience: 30_000 });
    console.log(`seed ${seed}`, verdict.figures, figures);
    expect(verdict, `To repeat it: ${again}`).toEqual({ ...peace, figures: { kept: 30, rows: 30, photos: 30, received: 30 } });
    expect(figures).toMatchObject({ 'deaths of the browser': 2, 'deaths of the server': 3 });
    for (const fate of ['answer dropped', 'answer corrupted', 'request corrupted', 'link cut'])
      expect(figures[fate], fate).toBeGreaterThan(0);
  });
});
