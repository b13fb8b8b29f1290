import { createCivicClient } from '../client/create-client.js';
import type { Notice } from '../notices/notice.js';
import type { Batch, Source } from '../source/source.js';
import { check, checkEqual, type Case } from './checks.js';
import { sampleNotices, type SampleNotice } from './sample-notices.js';
import { failureCases, withFault } from './source-cases/failure-cases.js';
import { checkRefs, httpOf, idsOf, usingRig, type Rig } from './source-cases/rig.js';

/** What a case needs the source, or the server behind it, to do. */
export interface Scenario {
  /** What there is, newest first. */
  readonly notices: readonly SampleNotice[];
  /** Items of one page; all at once when absent. */
  readonly pageSize?: number;
  /** `hang`: no answer ever. `garbage`: an answer that is none of the standard. `repeat`: every page is the first. */
  readonly fault?: 'hang' | 'garbage' | 'repeat';
}

export type SourceRig = Rig<Source<'notices'>>;

export type MakeSource = (scenario: Scenario) => SourceRig | Promise<SourceRig>;

/** What a kind of source cannot do, so that it is not tested for it. */
export interface NoticeSourceTraits {
  /** Whether it gives its notices in pages. @default true */
  readonly paging?: boolean;
}

const unicode = ['停水通知：3月5日', 'سۇ توختىتىش ئۇقتۇرۇشى', 'Ünïcode & <b>marks</b> “quoted”', '𠮷野家 👩‍👩‍👧'];

/** The contract of every source of notices, as cases that any test framework can run. */
export function noticeSourceCases(make: MakeSource, { paging = true }: NoticeSourceTraits = {}): Case[] {
  const using = usingRig(make);
  const three = sampleNotices(3);
  const cases = [
    using('gives every notice, under string ids that are its own', { notices: three }, async (rig) => {
      const { items } = await list(rig);
      checkEqual(
        items.map(({ title }) => title),
        three.map(({ title }) => title),
        'titles',
      );
      checkRefs(items, rig.source.id);
    }),
    using('gives the same ids when asked again', { notices: three }, async (rig) => {
      checkEqual(idsOf((await list(rig)).items), idsOf((await list(rig)).items), 'ids');
    }),
    using('reads dates and addresses', { notices: three }, async (rig) => {
      const { items } = await list(rig);
      checkEqual(
        items.map(({ published }) => Date.parse(published?.iso ?? '')),
        three.map(({ published }) => Date.parse(published)),
        'instants',
      );
      check(
        items.every(({ url }) => /^https?:\/\//.test(url ?? '')),
        'addresses are absolute',
      );
    }),
    using('keeps the order that it claims', { notices: three }, async (rig) => {
      const { items, order } = await list(rig);
      const dates = items.map(({ published }) => published?.iso ?? '');
      if (order === 'newest') checkEqual(dates, [...dates].sort().reverse(), 'newest first');
    }),
    using('keeps every script and sign', { notices: three.map((notice, at) => ({ ...notice, title: unicode[at] ?? '' })) }, async (rig) => {
      checkEqual(
        (await list(rig)).items.map(({ title }) => title),
        unicode.slice(0, 3),
        'titles',
      );
    }),
    using('keeps signs beyond the basic plane', { notices: [{ ...(three[0] as SampleNotice), title: unicode[3] ?? '' }] }, async (rig) => {
      checkEqual(
        (await list(rig)).items.map(({ title }) => title),
        unicode.slice(3),
        'titles',
      );
    }),
    using('gives an empty list for nothing', { notices: [] }, async (rig) => {
      const { items, next } = await list(rig);
      checkEqual([items.length, next], [0, undefined], 'items and cursor');
    }),
    ...failureCases(
      withFault(using, (fault) => ({ notices: three, ...(fault && { fault }) })),
      (rig, signal) => connect(rig).notices.page({}, { signal }),
      (rig, signal) => list(rig, undefined, signal),
    ),
  ];
  if (!paging) return cases;
  const seven = sampleNotices(7);
  return [
    ...cases,
    using('gives every notice once, page by page, and ends', { notices: seven, pageSize: 3 }, async (rig) => {
      const titles: string[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages < 10; pages += 1) {
        const { items, next } = await list(rig, cursor);
        titles.push(...items.map(({ title }) => title));
        if (next === undefined) break;
        check(typeof next === 'string', 'a cursor is a string');
        cursor = next;
      }
      checkEqual(
        titles,
        seven.map(({ title }) => title),
        'titles',
      );
    }),
    using('ends for a server that repeats its first page', { notices: seven, pageSize: 3, fault: 'repeat' }, async (rig) => {
      let count = 0;
      for await (const item of connect(rig).notices.iterate({ limit: 3 })) count += item.title === '' ? 0 : 1;
      check(count >= 3 && count <= 7, `${count} items`);
    }),
  ];
}

function connect(rig: SourceRig) {
  return createCivicClient({ notices: rig.source }, { http: httpOf(rig), sourceTimeoutMs: 1000 });
}

/** As the client asks, but without what the client makes good. */
function list(rig: SourceRig, cursor?: string, signal = new AbortController().signal): Promise<Batch<Notice>> {
  return rig.source.list({}, cursor, { http: httpOf(rig), clock: Date, zone: 'UTC', signal });
}
