import { expectTypeOf, test } from 'vitest';
import type { CivicError } from '../errors/civic-error.js';
import type { Notice } from '../notices/notice.js';
import { memorySource } from '../testing/memory-source.js';
import type { Collection, Page } from './client.types.js';
import { createCivicClient } from './create-client.js';

const source = memorySource({ id: 'a', items: [] });

test('a client has a collection for each kind that it was given', () => {
  const one = createCivicClient({ notices: source });
  const many = createCivicClient({ notices: [source, source] });
  expectTypeOf(one.notices).toEqualTypeOf<Collection<'notices'>>();
  expectTypeOf(many.notices).toEqualTypeOf<Collection<'notices'>>();
  expectTypeOf(createCivicClient({})).not.toHaveProperty('notices');
  expectTypeOf(one.close).toEqualTypeOf<() => void>();
});

test('items, queries and errors are typed from end to end', () => {
  const { notices } = createCivicClient({ notices: source });
  expectTypeOf(notices.page).returns.resolves.toEqualTypeOf<Page<Notice>>();
  expectTypeOf(notices.iterate()).toExtend<AsyncIterable<Notice>>();
  expectTypeOf(notices.page)
    .parameter(0)
    .toExtend<{ category?: string; since?: string; text?: string; area?: string; lang?: string; limit?: number } | undefined>();
  expectTypeOf(notices.watch).parameter(1).parameters.toEqualTypeOf<[page: Page<Notice>, error?: CivicError]>();
  // @ts-expect-error a query has no such member
  void notices.page({ colour: 'red' });
  // @ts-expect-error what is read from outside is not written to
  (async () => (((await notices.page()).items[0] as Notice).title = ''))().catch(() => undefined);
});

test('only known kinds and sources are taken', () => {
  // @ts-expect-error there is no such kind
  createCivicClient({ weather: source });
  // @ts-expect-error a source has a list
  createCivicClient({ notices: { kind: 'notices', id: 'a' } });
});
