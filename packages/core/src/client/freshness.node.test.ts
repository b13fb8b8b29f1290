import { expect, test } from 'vitest';
import { memorySource } from '../testing/memory-source.js';
import { testClock } from '../testing/test-clock.js';
import { createCivicClient } from './create-client.js';

test('the first page that nothing is awaited for tells freshness', async () => {
  const freshness = { basis: 'published', due: 'P1D', overdue: 'P7D', dead: 'P1Y' } as const;
  const { notices } = createCivicClient({ notices: memorySource({ id: 'a', about: { freshness }, items: [] }) }, { clock: testClock() });
  const page = await new Promise<Awaited<ReturnType<typeof notices.page>>>((resolve) =>
    notices.watch({}, resolve, { signal: AbortSignal.timeout(5000) }),
  );
  expect(page.sources).toMatchObject([{ state: 'ok', freshness: { state: 'blank' } }]);
});
