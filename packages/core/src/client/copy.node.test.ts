import { expect, test } from 'vitest';
import { memoryStore } from '../store/memory-store.js';
import { memoryServices, memorySource, whenKept } from '../testing/index.js';
import { createCivicClient } from './create-client.js';

const many = <T>(make: (id: string) => T): T[] => Array.from({ length: 300 }, (_, at) => make(String(at)));

test('a catalogue of services is kept whole, of a list of notices the newest hundred', async () => {
  const store = memoryStore();
  const civic = createCivicClient(
    {
      services: memoryServices({ id: 'guide', items: many((id) => ({ ref: { source: 'guide', id }, name: `Service ${id}` })) }),
      notices: memorySource({ id: 'news', items: many((id) => ({ ref: { source: 'news', id }, title: `Notice ${id}` })) }),
    },
    { store },
  );
  await Promise.all([civic.services.page(), civic.notices.page()]);
  await Promise.all([whenKept(store, 'services', 'guide'), whenKept(store, 'notices', 'news')]);
  const kept = async (key: string) => ((await store.get(key)) as { items: unknown[] }).items.length;
  expect([await kept('copy/services/guide/'), await kept('copy/notices/news/')]).toEqual([300, 100]);
});
