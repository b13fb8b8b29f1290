import type { Collection } from '../../client/client.types.js';
import { createCivicClient } from '../../client/create-client.js';
import { CivicError } from '../../errors/civic-error.js';
import { check, checkEqual, checkRejects, checkWithin, type Case } from '../checks.js';
import type { Fault } from '../memory-list.js';
import { memorySource, type MemorySourceOptions } from '../memory-source.js';
import { sampleNotices, toNotice } from '../sample-notices.js';
import { testClock } from '../test-clock.js';

type Notices = Collection<'notices'>;

const clock = testClock();

function source(id: string, count: number, from: string, more: Partial<MemorySourceOptions> = {}) {
  return memorySource({
    id,
    items: sampleNotices(count, { from, prefix: id }).map((notice) => toNotice(id, notice)),
    pageSize: 4,
    ...more,
  });
}

function twoSources() {
  return [source('a', 10, '2026-03-04T08:00:00Z'), source('b', 7, '2026-03-04T06:30:00Z')] as const;
}

async function all(notices: Notices, limit: number): Promise<string[]> {
  const found: string[] = [];
  for await (const item of notices.iterate({ limit })) found.push(item.ref.id);
  return found;
}

/** How one goes on from page to page, and that this always ends. */
export const pagingCases: readonly Case[] = [
  {
    name: 'gives every item once and in order, whatever the size of a page',
    async run() {
      const whole = await all(createCivicClient({ notices: twoSources() }, { clock }).notices, 100);
      checkEqual(whole.length, 17, 'items');
      checkEqual(whole.slice(0, 6), ['a0', 'a1', 'b0', 'a2', 'b1', 'a3'], 'order');
      for (const limit of [1, 2, 3, 5])
        checkEqual(await all(createCivicClient({ notices: twoSources() }, { clock }).notices, limit), whole, `pages of ${limit}`);
    },
  },
  {
    name: 'goes on after a reload: a cursor holds all that is needed',
    async run() {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const { notices } = createCivicClient({ notices: twoSources() }, { clock });
        const page = await notices.page({ limit: 5 }, cursor === undefined ? {} : { cursor });
        found.push(...page.items.map(({ ref }) => ref.id));
        cursor = page.cursor;
        check(cursor === undefined || /^[\w-]+$/.test(cursor), 'fit for an address');
      } while (cursor !== undefined && found.length < 50);
      checkEqual(found, await all(createCivicClient({ notices: twoSources() }, { clock }).notices, 100), 'items');
    },
  },
  {
    name: 'goes on behind the same item when new ones have come on top',
    async run() {
      const a = source('a', 6, '2026-03-04T08:00:00Z', { pageSize: Infinity });
      const first = await createCivicClient({ notices: a }, { clock }).notices.page({ limit: 3 });
      a.items = [...sampleNotices(2, { from: '2026-03-04T10:00:00Z', prefix: 'new' }).map((notice) => toNotice('a', notice)), ...a.items];
      const next = await createCivicClient({ notices: a }, { clock }).notices.page({ limit: 3 }, { cursor: first.cursor });
      checkEqual(
        next.items.map(({ ref }) => ref.id),
        ['a3', 'a4', 'a5'],
        'items',
      );
    },
  },
  {
    name: 'refuses a cursor that is garbled or of another query',
    async run() {
      const { notices } = createCivicClient({ notices: twoSources() }, { clock });
      const { cursor } = await notices.page({ limit: 2 });
      for (const wrong of ['', 'x', '!!!', 'e30', btoa('null'), btoa('{"v":1}'), btoa('{"v":99,"s":{}}'), `${cursor}x`])
        await checkRejects(notices.page({ limit: 2 }, { cursor: wrong }), 'invalid/cursor');
      await checkRejects(notices.page({ category: 'Water' }, { cursor }), 'invalid/cursor');
      checkEqual((await notices.page({ limit: 3 }, { cursor })).items.length, 3, 'another limit is the same query');
    },
  },
  ...(['repeat', 'circle', 'empty'] as const).map((kind) => endsFor({ kind })),
  {
    name: 'ends for a server that invents new items without end',
    async run() {
      const { notices } = createCivicClient({ notices: source('a', 4, '2026-03-04T08:00:00Z', { fault: { kind: 'endless' } }) }, { clock });
      checkEqual((await checkWithin(12_000, all(notices, 50))).length, 10_000, 'items');
    },
  },
  {
    name: 'a search that finds nothing does not read a whole archive for one page',
    async run() {
      const a = source('a', 400, '2026-03-04T08:00:00Z');
      const page = await createCivicClient({ notices: a }, { clock }).notices.page({ text: 'nowhere' });
      checkEqual([page.items.length, page.complete, a.calls.length], [0, false, 20], 'items');
      check(page.cursor !== undefined, 'it can be gone on with');
    },
  },
  {
    name: 'stops at the number of pages and items asked for',
    async run() {
      const { notices } = createCivicClient({ notices: twoSources() }, { clock });
      let pages = 0;
      for await (const page of notices.pages({ limit: 2 }, { max: 3 })) pages += page.items.length > 0 ? 1 : 0;
      let items = 0;
      for await (const item of notices.iterate({ limit: 2 }, { max: 5 })) items += item.title === '' ? 0 : 1;
      checkEqual([pages, items], [3, 5], 'pages and items');
    },
  },
  {
    name: 'a source that fails on its second page leaves a way to try again',
    async run() {
      const a = source('a', 6, '2026-03-04T08:00:00Z');
      const time = testClock();
      const { notices } = createCivicClient({ notices: a }, { clock: time });
      const first = await notices.page({ limit: 3 });
      a.fault = { kind: 'error', error: new CivicError('http/server-error', 'broken') };
      const broken = await notices.page({ limit: 4 }, { cursor: first.cursor });
      checkEqual(
        [broken.items.length, broken.sources[0]?.state, broken.complete, broken.sources[0]?.error?.source],
        [1, 'failed', false, 'a'],
        'report',
      );
      await checkRejects(notices.page({ limit: 4 }, { cursor: broken.cursor }), 'http/server-error');
      checkEqual(a.calls.length, 2, 'what has just failed is left alone');
      a.fault = undefined;
      time.advance(61_000);
      checkEqual(
        (await notices.page({ limit: 4 }, { cursor: broken.cursor })).items.map(({ ref }) => ref.id),
        ['a4', 'a5'],
        'the rest',
      );
    },
  },
];

function endsFor(fault: Fault & { readonly kind: string }): Case {
  return {
    name: `ends for a server whose pages ${fault.kind}`,
    async run() {
      const { notices } = createCivicClient({ notices: source('a', 10, '2026-03-04T08:00:00Z', { fault }) }, { clock });
      const found = await checkWithin(12_000, all(notices, 3));
      checkEqual(new Set(found).size, found.length, 'each once');
      const page = await notices.page({ limit: 100 });
      checkEqual([page.complete, page.cursor, page.total], [false, undefined, undefined], 'what such a server has is not known in full');
    },
  };
}
