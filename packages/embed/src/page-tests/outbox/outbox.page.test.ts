import { engines } from '@civickit/page-driver';
import { describe, expect, test } from 'vitest';
import { calm, seedOf } from './expectations.page.js';
import { weather } from './storm.page.js';
import { dieInTheMiddle } from './torn-log.page.js';

describe.skipIf(!engines().includes('chromium'))('the outbox in Chromium', () => {
  const seed = seedOf();
  test(`loses, doubles and invents nothing in 4 tabs and 4 deaths of the browser (OUTBOX_SEED=${seed})`, { timeout: 120_000 }, async () => {
    const { figures, fates, ...wrong } = await weather({ seed, submissions: 60, kills: 4, span: 1500, pace: 12, patience: 30_000 });
    console.log(seed, figures, fates);
    expect(wrong).toEqual(calm);
    expect(figures).toMatchObject({ kills: 4, promised: 60, rows: 60 });
    expect(figures['photos']).toBeGreaterThan(20);
    // One in fifty photos fails five times, and which ones are asked for more often depends on the machine.
    expect(figures['left out']).toBeLessThanOrEqual(3);
    expect(fates['POST cut after']).toBeGreaterThan(3);
  });
  test('keeps all of it where the browser dies in the middle of a record, again and again', async () => {
    expect(await dieInTheMiddle(4)).toEqual({ lost: [], thrownAway: [], saidLost: false });
  });
});
