import { expect, test } from 'vitest';
import { calm, seedOf } from './expectations.page.js';
import { weather } from './storm.page.js';
import { dieInTheMiddle } from './torn-log.page.js';

const seed = seedOf();

test(
  `200 submissions from 4 tabs with 10 deaths of the browser: none lost, doubled or invented (OUTBOX_SEED=${seed})`,
  { timeout: 600_000 },
  async () => {
    const { figures, fates, ...wrong } = await weather({ seed, submissions: 200, kills: 10, span: 4000, pace: 1, patience: 300_000 });
    console.log(seed, figures, fates);
    expect(wrong).toEqual(calm);
    expect(figures).toMatchObject({ kills: 10, promised: 200, rows: 200 });
    expect(figures['photos']).toBeGreaterThan(80);
    expect(figures['left out']).toBeLessThanOrEqual(6);
    expect(fates['POST cut after']).toBeGreaterThan(20);
  },
);

// Once this fails, Chromium has mended it, and record 0117 may go.
test('without a new log, a torn record costs Chromium all that it keeps, and the outbox says so', { timeout: 60_000 }, async () => {
  const { lost, thrownAway, saidLost } = await dieInTheMiddle(3, 'one-log');
  expect(lost).toEqual(['life-0', 'life-1']);
  expect(thrownAway[0]).toContain('corrupt');
  expect(saidLost).toBe(true);
});
