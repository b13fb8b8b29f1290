import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { memorySource } from '../testing/memory-source.js';
import { sampleNotices, toNotice } from '../testing/sample-notices.js';
import { createCivicClient } from './create-client.js';

test('what has been iterated over is let go of', async () => {
  const held: WeakRef<object>[] = [];
  const notices = sampleNotices(60).map((notice) => toNotice('a', notice));
  const source = memorySource({ id: 'a', items: [], pageSize: 20 });
  const client = createCivicClient({
    notices: {
      ...source,
      async list(_query, cursor = '0') {
        const from = Number(cursor);
        // Made anew for each batch, so that only the client can hold them.
        const items = notices.slice(from, from + 20).map((notice) => ({ ...notice }));
        held.push(...items.map((item) => new WeakRef(item)));
        return { items, order: 'newest', skipped: [], ...(from < 40 && { next: String(from + 20) }) };
      },
    },
  });
  let count = 0;
  for await (const { title } of client.notices.iterate({ limit: 20 })) count += title ? 1 : 0;
  expect(count).toBe(60);
  await new Promise((resolve) => setTimeout(resolve, 50));
  collectGarbage();
  // The first batch is kept as the copy for when the source fails.
  expect(held.slice(20, 40).filter((item) => item.deref())).toHaveLength(0);
});

test('what a batch repeats of one that has been let go of comes once', async () => {
  const notices = sampleNotices(60).map((notice) => toNotice('a', notice));
  const source = memorySource({ id: 'a', items: [] });
  const starts = [0, 20, 40, 5, 25];
  const client = createCivicClient({
    notices: {
      ...source,
      list(_query, cursor = '0') {
        const at = Number(cursor);
        const items = notices.slice(starts[at], (starts[at] ?? 0) + 20);
        return Promise.resolve({ items, order: 'newest', skipped: [], ...(at < 4 && { next: String(at + 1) }) });
      },
    },
  });
  const ids: string[] = [];
  for await (const { ref } of client.notices.iterate({ limit: 20 })) ids.push(ref.id);
  expect(ids).toEqual(notices.map(({ ref }) => ref.id));
});

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
