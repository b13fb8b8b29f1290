import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { play, type Play } from './tabs.node.js';

const lives = Number(process.env['OUTBOX_LIVES'] ?? 40);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('three tabs that die, freeze and have their clocks set, over a network that loses answers', () => {
  test.each<Omit<Play, 'seed'>>([
    { resend: 'keyed', canFind: false, locks: true, answers: false, photos: false, changes: true },
    { resend: 'keyed', canFind: false, locks: false, answers: false, photos: false, changes: true },
    { resend: 'keyed', canFind: false, locks: true, answers: false, photos: true, changes: false },
    { resend: 'keyed', canFind: false, locks: false, answers: false, photos: true, changes: false },
    { resend: 'search-first', canFind: true, locks: true, answers: false, photos: false, changes: false },
    { resend: 'search-first', canFind: true, locks: false, answers: false, photos: false, changes: false },
    { resend: 'never', canFind: false, locks: true, answers: false, photos: false, changes: false },
    { resend: 'never', canFind: false, locks: false, answers: false, photos: false, changes: false },
    { resend: 'never', canFind: false, locks: true, answers: true, photos: false, changes: false },
    { resend: 'never', canFind: true, locks: false, answers: false, photos: false, changes: false },
  ])(
    '$resend, find $canFind, locks $locks, answers $answers, photos $photos, changes $changes: nothing lost, doubled or invented',
    { timeout: 600_000 },
    async (how) => {
      const wrong: unknown[] = [];
      const sums: Record<string, number> = {};
      for (let seed = 1; seed <= lives; seed += 1) {
        const { counts, ...found } = await play({ ...how, seed });
        for (const [name, value] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + value;
        if (Object.values(found).some(({ length }) => length > 0)) wrong.push({ seed, ...found, counts });
      }
      if (process.env['OUTBOX_LIVES']) console.log(how, sums);
      expect(wrong).toEqual([]);
      // A life in which nothing went wrong shows nothing.
      expect(sums).toMatchObject({ items: lives * 5 });
      expect(sums['crashes']).toBeGreaterThan(lives);
      // Five failures, of which each may have arrived, become a day by a clock that is set.
      if (how.changes) expect(sums['changed']).toBeGreaterThan(lives);
      if (how.photos) expect(sums['leftOut']).toBeLessThanOrEqual(lives / 100);
      if (how.photos) expect(sums['photos']! + sums['leftOut']!).toBeGreaterThanOrEqual(sums['received']! * 2);
      expect(how.resend === 'never' && !how.canFind ? sums['asked']! + (how.answers ? 1 : 0) : sums['received']).toBeGreaterThan(0);
    },
  );
});
