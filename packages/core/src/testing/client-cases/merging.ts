import { createCivicClient } from '../../client/create-client.js';
import type { Notice } from '../../notices/notice.js';
import { check, checkEqual, checkRejects, type Case } from '../checks.js';
import { memorySource } from '../memory-source.js';
import { sampleNotices, toNotice } from '../sample-notices.js';
import { testClock } from '../test-clock.js';

const clock = testClock();

function dated(source: string, id: string, published: string, more: Partial<Notice> = {}): Notice {
  return { ref: { source, id }, title: id, published: { iso: published, precision: 'day', zone: 'given' }, ...more };
}

const ids = (items: readonly Notice[]) => items.map(({ ref }) => ref.id).join(' ');

/** What a page of several sources holds. */
export const mergingCases: readonly Case[] = [
  {
    name: 'merges sources: pinned first, then the newest, expired last',
    async run() {
      const expires = { iso: '2026-03-03', precision: 'day', zone: 'given' } as const;
      const a = memorySource({
        id: 'a',
        items: [dated('a', 'a4', '2026-03-04', { expires }), dated('a', 'a3', '2026-03-03'), dated('a', 'a1', '2026-03-01')],
      });
      const b = memorySource({
        id: 'b',
        items: [
          dated('b', 'b2', '2026-03-02'),
          dated('b', 'b0', '2026-01-01', { pinned: true }),
          { ref: { source: 'b', id: 'undated' }, title: '' },
        ],
      });
      const page = await createCivicClient({ notices: [a, b] }, { clock }).notices.page();
      checkEqual(ids(page.items), 'b0 a3 b2 a1 undated a4', 'order');
      checkEqual([page.complete, page.total, page.cursor], [true, 6, undefined], 'complete');
    },
  },
  {
    name: 'a notice that expires today still holds',
    async run() {
      const today = { iso: '2026-03-04', precision: 'day', zone: 'given' } as const;
      const a = memorySource({ id: 'a', items: [dated('a', 'today', '2026-03-04', { expires: today }), dated('a', 'old', '2026-03-01')] });
      const page = await createCivicClient({ notices: a }, { clock, zone: 'Asia/Shanghai' }).notices.page();
      checkEqual(ids(page.items), 'today old', 'order');
    },
  },
  {
    name: 'shows and counts a notice once that one answer holds twice, whether that stands in order or not',
    async run() {
      const instant = (id: string, day: number): Notice => ({
        ...dated('a', id, ''),
        published: { iso: `2026-03-0${day}T08:00:00.000Z`, precision: 'instant', zone: 'given' },
      });
      const inOrder = [instant('a4', 4), instant('a3', 3), instant('a4', 3), instant('a2', 2), instant('a3', 1)];
      for (const items of [inOrder, [...inOrder.slice(3), ...inOrder.slice(0, 3)]]) {
        const { notices } = createCivicClient({ notices: memorySource({ id: 'a', items }) }, { clock });
        const first = await notices.page({ limit: 2 });
        const rest = await notices.page({ limit: 2 }, { cursor: first.cursor });
        const whole = await notices.page();
        checkEqual([ids(whole.items), whole.total, first.total], [ids([...first.items, ...rest.items]), 3, 3], 'each once');
      }
    },
  },
  {
    name: 'shows a notice once that two sources have under one address or declare to be the same',
    async run() {
      const a = memorySource({
        id: 'a',
        items: [dated('a', '1', '2026-03-04', { url: 'https://town.example/1?utm_source=rss' }), dated('a', '2', '2026-03-02')],
      });
      const b = memorySource({
        id: 'b',
        items: [
          dated('b', '1', '2026-03-01'),
          dated('b', 'x', '2026-03-03', { url: 'http://town.example/1/' }),
          dated('b', 'y', '2026-03-01', { sameAs: [{ source: 'a', id: '2' }] }),
        ],
      });
      const page = await createCivicClient({ notices: [a, b] }, { clock }).notices.page();
      checkEqual(page.items.map(({ ref }) => `${ref.source}${ref.id}`).join(' '), 'a1 a2 b1', 'a bare id is no identity');
      checkEqual(page.total, 3, 'total');
    },
  },
  {
    name: 'an address that many notices of a source share makes no duplicates',
    async run() {
      const url = 'https://town.example/news';
      const a = memorySource({ id: 'a', items: [dated('a', 'a1', '2026-03-04', { url }), dated('a', 'a2', '2026-03-03', { url })] });
      const b = memorySource({ id: 'b', items: [dated('b', 'b1', '2026-03-02', { url })] });
      checkEqual((await createCivicClient({ notices: [a, b] }, { clock }).notices.page()).items.length, 3, 'items');
    },
  },
  {
    name: 'filters here what a source does not, and says so',
    async run() {
      const a = memorySource({ id: 'a', items: sampleNotices(6).map((notice) => toNotice('a', notice)) });
      const b = memorySource({ id: 'b', items: [], applies: new Set(['category']) });
      const page = await createCivicClient({ notices: [a, b] }, { clock }).notices.page({ category: 'wATER', text: 'N2' });
      checkEqual([ids(page.items), page.filteredHere], ['n2', ['category', 'text']], 'filtered');
      checkEqual([a.calls[0]?.query, b.calls[0]?.query], [{}, { category: 'wATER' }], 'each is asked for what it does');
    },
  },
  {
    name: 'searches without regard to letter case and width, in any script',
    async run() {
      const a = memorySource({
        id: 'a',
        items: [
          dated('a', 'zh', '2026-03-04', { title: '关于停水的通知 ＷＡＴＥＲ' }),
          dated('a', 'en', '2026-03-03', { title: 'Roads', summary: 'Water main' }),
        ],
      });
      const { notices } = createCivicClient({ notices: a }, { clock });
      checkEqual(ids((await notices.page({ text: '停水' })).items), 'zh', 'Chinese');
      checkEqual(ids((await notices.page({ text: 'water' })).items), 'zh en', 'full width');
      checkEqual(ids((await notices.page({ text: 'main  roads' })).items), 'en', 'all words');
    },
  },
  {
    name: 'keeps to a date, an area and a language',
    async run() {
      const a = memorySource({
        id: 'a',
        area: 'east',
        items: [
          dated('a', 'a1', '2026-03-04', { lang: 'zh-Hant' }),
          dated('a', 'a2', '2026-03-01', { lang: 'en' }),
          dated('a', 'a3', '2026-03-01'),
        ],
      });
      const b = memorySource({ id: 'b', area: 'west', items: [dated('b', 'b1', '2026-03-04')] });
      const { notices } = createCivicClient({ notices: [a, b] }, { clock });
      checkEqual(ids((await notices.page({ since: '2026-03-02' })).items), 'a1 b1', 'since');
      checkEqual(ids((await notices.page({ lang: 'zh-CN' })).items), 'a1 b1 a3', 'an unknown language passes');
      const east = await notices.page({ area: 'east' });
      checkEqual([east.sources.map(({ state }) => state), east.complete, b.calls.length], [['ok', 'skipped'], true, 1], 'area');
    },
  },
  {
    name: 'refuses a query that cannot be read',
    async run() {
      const { notices } = createCivicClient({ notices: memorySource({ id: 'a', items: [] }) });
      await checkRejects(notices.page({ since: 'yesterday' }), 'invalid/query');
      await checkRejects(notices.page({ limit: 0 }), 'invalid/query');
    },
  },
  {
    name: 'reports freshness, unreadable records and the title of a source',
    async run() {
      const freshness = { basis: 'published', due: 'P1D', overdue: 'P7D', dead: 'P1Y' } as const;
      const skipped = [await checkRejects(createCivicClient({ notices: memorySource({ id: 'x', items: [] }) }).notices.page({ limit: 0 }))];
      const a = memorySource({ id: 'a', about: { title: 'Town hall', freshness }, items: [dated('a', 'a1', '2026-02-20')], skipped });
      const { notices } = createCivicClient({ notices: a }, { clock });
      const [report] = (await notices.page({ text: 'nothing' })).sources;
      check(report, 'one report');
      checkEqual(
        [report.state, report.title, report.skipped, report.freshness?.state, report.fetchedAt],
        ['ok', 'Town hall', 1, 'overdue', '2026-03-04T12:00:00.000Z'],
        'report',
      );
      checkEqual(notices.sources, [{ id: 'a', title: 'Town hall', freshness }], 'sources');
    },
  },
  {
    name: 'does not call a source overdue for silence on one subject',
    async run() {
      const freshness = { basis: 'published', due: 'P1D', overdue: 'P7D', dead: 'P1Y' } as const;
      const a = memorySource({ id: 'a', about: { freshness }, applies: new Set(['category']), items: [dated('a', 'a1', '2025-12-01')] });
      const { notices } = createCivicClient({ notices: a }, { clock });
      checkEqual((await notices.page({ category: 'Water' })).sources[0]?.freshness, undefined, 'a part');
      await notices.page();
      checkEqual((await notices.page({ category: 'Water' })).sources[0]?.freshness?.state, 'overdue', 'once the whole is known');
    },
  },
  {
    name: 'refuses two sources of one id, an unknown zone and a contract that cannot be read',
    async run() {
      const make = (...given: Parameters<typeof createCivicClient>) => Promise.resolve().then(() => createCivicClient(...given));
      const a = memorySource({ id: 'a', items: [] });
      await checkRejects(make({ notices: [a, memorySource({ id: 'a', items: [] })] }), 'config/invalid');
      await checkRejects(make({ notices: a }, { zone: 'Mars/Base' }), 'config/invalid');
      const about = { freshness: { basis: 'published', due: 'a week', overdue: 'P7D', dead: 'P1Y' } } as const;
      await checkRejects(make({ notices: memorySource({ id: 'a', items: [], about }) }), 'invalid/duration');
    },
  },
];
