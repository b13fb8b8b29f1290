import { checkEqual, type Case } from './checks.js';
import { testClock } from './test-clock.js';
import type { DeviceStoreOptions, Store } from '../store/store.js';

/** What every store does. `make` gives an empty one. */
export function storeCases(make: (options: DeviceStoreOptions) => Store): readonly Case[] {
  const keys = async (store: Store, ...names: string[]) =>
    (await Promise.all(names.map((name) => store.get(name)))).map((value) => value !== undefined);
  const big = 'x'.repeat(400);
  return [
    {
      name: 'gives back what was kept, and nothing for what was not',
      async run() {
        const store = make({});
        await store.set('mark/a', { text: '停水', list: [1, { deep: true }] });
        checkEqual(
          [await store.get('mark/a'), await store.get('mark/b')],
          [{ text: '停水', list: [1, { deep: true }] }, undefined],
          'values',
        );
        await store.delete('mark/a');
        checkEqual(await store.get('mark/a'), undefined, 'deleted');
      },
    },
    {
      name: 'drops the oldest copies for room, and never a draft',
      async run() {
        const clock = testClock();
        const store = make({ maxBytes: 2000, clock });
        for (const key of ['draft/1', 'copy/1', 'copy/2', 'copy/3', 'draft/2']) {
          await store.set(key, big);
          clock.advance(1000);
        }
        checkEqual(await keys(store, 'draft/1', 'copy/1', 'copy/2', 'copy/3', 'draft/2'), [true, false, true, true, true], 'kept');
      },
    },
    {
      name: 'does not count a copy twice that is written again',
      async run() {
        const store = make({ maxBytes: 2000 });
        await store.set('copy/1', big);
        for (let times = 0; times < 3; times += 1) await store.set('copy/2', big);
        checkEqual(await keys(store, 'copy/1', 'copy/2'), [true, true], 'kept');
      },
    },
    {
      name: 'a copy larger than all room is not kept, and an older one under its key is gone',
      async run() {
        const store = make({ maxBytes: 2000 });
        await store.set('copy/1', big);
        await store.set('copy/1', big.repeat(10));
        checkEqual(await keys(store, 'copy/1'), [false], 'kept');
      },
    },
    {
      name: 'tells the keys that begin so',
      async run() {
        const store = make({});
        for (const key of ['draft/a/2', 'draft/a/1', 'draft/ab', 'copy/draft/a/3']) await store.set(key, 1);
        checkEqual(await store.keys('draft/a/'), ['draft/a/1', 'draft/a/2'], 'keys');
      },
    },
    {
      name: 'changes what is there as one, and leaves it where nothing is made of it',
      async run() {
        const store = make({});
        const count = () => store.change('draft/a', (value) => (typeof value === 'number' ? value + 1 : 1));
        checkEqual(await Promise.all([count(), count(), count()]), [1, 2, 3], 'values after');
        checkEqual(await store.change('draft/a', () => undefined), 3, 'left');
        checkEqual(await store.change('draft/b', () => undefined), undefined, 'not made');
        checkEqual(await keys(store, 'draft/a', 'draft/b'), [true, false], 'kept');
      },
    },
    {
      name: 'gives a change up, or has made it: never half of it, and never one of a signal that was aborted before',
      async run() {
        const store = make({});
        const leaving = new AbortController();
        const change = store.change('draft/a', () => 'half', leaving.signal).catch(() => 'given up');
        await new Promise((resolve) => setTimeout(resolve));
        leaving.abort();
        await store.set('draft/b', 'late');
        const end = await change;
        checkEqual(await store.get('draft/a'), end === 'given up' ? undefined : 'half', 'what the change says');
        checkEqual(await store.get('draft/b'), 'late', 'what was set after it');
        const again = await store.change('draft/c', () => 'never', leaving.signal).catch(() => 'given up');
        checkEqual([again, await store.get('draft/c')], ['given up', undefined], 'aborted before');
      },
    },
    {
      name: 'forgets everything in one call',
      async run() {
        const store = make({});
        for (const key of ['draft/1', 'copy/1', 'mark/1']) await store.set(key, 1);
        await store.forget();
        checkEqual(await keys(store, 'draft/1', 'copy/1', 'mark/1'), [false, false, false], 'kept');
      },
    },
  ];
}
