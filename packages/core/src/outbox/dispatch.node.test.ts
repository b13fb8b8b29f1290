import { expect, test } from 'vitest';
import type { Receipt } from '../requests/receipt.js';
import { dispatch } from './dispatch.js';
import { leaseGuard } from './guard.js';
import { openItems } from './items.js';
import { memoryShelf } from './memory-shelf.js';
import { openPage } from './page.js';

test.each([
  [1000, 'received', 1],
  // Others may think by now that this page is gone.
  [80_000, 'queued', 0],
])('a page that sleeps %s ms while it writes that it sends: %s', async (slept, state, sends) => {
  const shelf = memoryShelf();
  let time = 0;
  let sent = 0;
  const after = () => () => undefined;
  const guard = leaseGuard(
    () => time,
    () => time,
    after,
  );
  const page = openPage({
    shelf: async () => ({
      ...shelf,
      async change(key, step) {
        const record = await shelf.change(key, step);
        if (record?.state === 'sending') time += slept;
        return record;
      },
    }),
    guard: () => guard,
    send: async () => ({
      about: { resend: 'search-first', canFind: false },
      async send() {
        sent += 1;
        return { strength: 'acknowledged', source: 'town', at: '2026-03-04T12:00:00Z' } as Receipt;
      },
    }),
    now: () => time,
    uptime: () => time,
    random: () => 0,
    after,
    isOnline: () => true,
    tell: () => undefined,
  });
  const { key } = await openItems(page).put({ source: 'town', kind: 'requests' }, {});
  const [record] = await page.records();
  await dispatch(page, record!, new AbortController().signal);
  expect([(await page.records())[0]!.state, sent, key]).toEqual([state, sends, record!.key]);
});
