import { createCivicClient } from '../client/create-client.js';
import { isCivicError } from '../errors/civic-error.js';
import { createHttp } from '../http/create-http.js';
import type { Http } from '../http/http.types.js';
import type { Notice } from '../notices/notice.js';
import type { Batch, Source } from '../source/source.js';
import { check, checkEqual, checkRejects, checkWithin, type Case } from './checks.js';
import { sampleNotices, type SampleNotice } from './sample-notices.js';

/** What a case needs the source, or the server behind it, to do. */
export interface Scenario {
  /** What there is, newest first. */
  readonly notices: readonly SampleNotice[];
  /** Items of one page; all at once when absent. */
  readonly pageSize?: number;
  /** `hang`: no answer ever. `garbage`: an answer that is none of the standard. `repeat`: every page is the first. */
  readonly fault?: 'hang' | 'garbage' | 'repeat';
}

/** A source set up for one case. `http` is what it is to be given; without it, a real one with short time-outs. */
export interface SourceRig {
  readonly source: Source<'notices'>;
  readonly http?: Http;
  close?(): void | Promise<void>;
}

export type MakeSource = (scenario: Scenario) => SourceRig | Promise<SourceRig>;

/** What a kind of source cannot do, so that it is not tested for it. */
export interface NoticeSourceTraits {
  /** Whether it gives its notices in pages. @default true */
  readonly paging?: boolean;
}

const patienceMs = 5000;
const unicode = ['停水通知：3月5日', 'سۇ توختىتىش ئۇقتۇرۇشى', 'Ünïcode & <b>marks</b> “quoted”', '𠮷野家 👩‍👩‍👧'];

/** The contract of every source of notices, as cases that any test framework can run. */
export function noticeSourceCases(make: MakeSource, { paging = true }: NoticeSourceTraits = {}): Case[] {
  const using = (name: string, scenario: Scenario, run: (rig: SourceRig) => Promise<void>): Case => ({
    name,
    async run() {
      const rig = await make(scenario);
      try {
        await checkWithin(patienceMs, run(rig));
      } finally {
        await rig.close?.();
      }
    },
  });
  const three = sampleNotices(3);
  const cases = [
    using('gives every notice, under string ids that are its own', { notices: three }, async (rig) => {
      const { items } = await list(rig);
      checkEqual(
        items.map(({ title }) => title),
        three.map(({ title }) => title),
        'titles',
      );
      check(
        items.every(({ ref }) => ref.source === rig.source.id && typeof ref.id === 'string' && ref.id !== ''),
        'refs name the source and a string id',
      );
      check(new Set(items.map(({ ref }) => ref.id)).size === 3, 'ids are distinct');
    }),
    using('gives the same ids when asked again', { notices: three }, async (rig) => {
      checkEqual(ids((await list(rig)).items), ids((await list(rig)).items), 'ids');
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
    using('gives up at once when it is aborted before', { notices: three, fault: 'hang' }, async (rig) => {
      await checkRejects(ask(rig, AbortSignal.abort()), 'aborted/by-caller');
    }),
    using('gives up at once when it is aborted meanwhile', { notices: three, fault: 'hang' }, async (rig) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 50);
      await checkWithin(1000, checkRejects(ask(rig, controller.signal), 'aborted/by-caller'));
    }),
    using('ends as a time-out when nobody answers', { notices: three, fault: 'hang' }, async (rig) => {
      await checkRejects(ask(rig), /^timeout\//);
    }),
    using('throws nothing but a CivicError for garbage', { notices: three, fault: 'garbage' }, async (rig) => {
      const outcome: unknown = await ask(rig).catch((error: unknown) => error);
      check(isCivicError(outcome), 'garbage is no page');
      check(outcome.kind === 'protocol', `garbage is a matter of the protocol, not ${outcome.code}`);
    }),
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

function quickHttp({ http }: SourceRig): Http {
  return http ?? createHttp({ timeoutMs: 600, tryTimeoutMs: 500, backoffMs: 10 });
}

function connect(rig: SourceRig) {
  return createCivicClient({ notices: rig.source }, { http: quickHttp(rig), sourceTimeoutMs: 1000 });
}

/** As the client asks: with its deadline. */
function ask(rig: SourceRig, signal?: AbortSignal): Promise<unknown> {
  return connect(rig).notices.page({}, { signal });
}

/** As the client asks, but without what the client makes good. */
function list(rig: SourceRig, cursor?: string): Promise<Batch<Notice>> {
  return rig.source.list({}, cursor, { http: quickHttp(rig), clock: Date, zone: 'UTC', signal: new AbortController().signal });
}

function ids(items: readonly Notice[]): string[] {
  return items.map(({ ref }) => ref.id);
}
