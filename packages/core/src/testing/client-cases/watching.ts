import type { Collection, Page } from '../../client/client.types.js';
import { createCivicClient } from '../../client/create-client.js';
import { CivicError } from '../../errors/civic-error.js';
import type { Notice } from '../../notices/notice.js';
import { memoryStore } from '../../store/memory-store.js';
import { check, checkEqual, checkWithin, wait, type Case, whenKept } from '../checks.js';
import { type MemorySource, memorySource, type MemorySourceOptions } from '../memory-source.js';
import { sampleNotices, toNotice } from '../sample-notices.js';

interface Told {
  readonly page: Page<Notice>;
  readonly error?: CivicError;
}

function source(id: string, more: Partial<MemorySourceOptions> = {}) {
  return memorySource({ id, items: sampleNotices(3, { prefix: id }).map((notice) => toNotice(id, notice)), ...more });
}

/** Watches until the case ends; `until` waits for a call that is as wanted. */
function watching(notices: Collection<'notices'>, everyMs?: number, query: Parameters<typeof notices.watch>[0] = {}) {
  const told: Told[] = [];
  const controller = new AbortController();
  const on = (page: Page<Notice>, error?: CivicError) => void told.push(error ? { page, error } : { page });
  notices.watch(query, on, { signal: controller.signal, ...(everyMs === undefined ? {} : { everyMs }) });
  return {
    told,
    stop: () => controller.abort(),
    async until(wanted: (told: Told) => boolean, ms = 8000): Promise<Told> {
      const found = async () => {
        for (;;) {
          const hit = told.find(wanted);
          if (hit) return hit;
          await wait(5);
        }
      };
      return checkWithin(ms, found());
    },
  };
}

/** Keeps the answers of a source back. @returns what lets them go */
function heldBack(source: MemorySource): () => void {
  let answer: () => void = () => undefined;
  const free = new Promise<void>((resolve) => (answer = resolve));
  const list = source.list.bind(source);
  source.list = async (...asked) => {
    await free;
    return list(...asked);
  };
  return answer;
}

const broken = { kind: 'error', error: new CivicError('http/server-error', 'broken') } as const;
const states = ({ page }: Told) => page.sources.map(({ state }) => state).join(' ');

/** What those see who stay. */
export const watchingCases: readonly Case[] = [
  {
    name: 'whoever types searches what is loaded, and reads on only by asking for more',
    async run() {
      const archive = source('a', { items: sampleNotices(90, { prefix: 'a' }).map((notice) => toNotice('a', notice)), pageSize: 10 });
      const { notices, close } = createCivicClient({ notices: archive });
      const watch = watching(notices, undefined, { text: 'nowhere', limit: 20 });
      const { page } = await watch.until(({ page: { sources } }) => sources.every(({ state }) => state === 'ok'));
      checkEqual(
        [page.items.length, page.complete, page.cursor !== undefined, archive.calls.length],
        [0, false, true, 2],
        'page and calls',
      );
      const further = watching(notices, undefined, { text: 'nowhere', limit: 40 });
      await further.until(({ page: { sources } }) => sources.every(({ state }) => state === 'ok'));
      checkEqual(archive.calls.length, 4, 'calls after asking for more');
      watch.stop();
      further.stop();
      close();
    },
  },
  {
    name: 'one dead source of twenty leaves the others on screen within two seconds',
    async run() {
      const others = [...Array(19).keys()].map((at) => source(`s${at}`));
      const { notices, close } = createCivicClient({ notices: [source('dead', { fault: { kind: 'hang' } }), ...others] });
      const watch = watching(notices);
      const { page } = await watch.until(({ page: { sources } }) => sources.filter(({ state }) => state === 'ok').length === 19, 2000);
      checkEqual([page.sources[0]?.state, page.items.length, page.complete], ['pending', 20, false], 'page');
      watch.stop();
      close();
    },
  },
  {
    name: 'shows a kept copy at once and then the answer',
    async run() {
      const store = memoryStore();
      const a = source('a');
      await createCivicClient({ notices: a }, { store }).notices.page();
      await whenKept(store, 'notices', 'a');
      const answer = heldBack(a);
      a.items = a.items.slice(0, 1);
      const watch = watching(createCivicClient({ notices: a }, { store }).notices);
      await watch.until(() => true);
      answer();
      const answered = await watch.until(({ page }) => page.sources[0]?.state === 'ok');
      const [copy] = watch.told;
      checkEqual(
        [copy && states(copy), copy?.page.items.length, copy?.page.sources[0]?.origin, answered.page.items.length],
        ['pending', 3, 'cache', 1],
        'pages',
      );
      check(copy?.page.sources[0]?.fetchedAt !== undefined, 'the age of the copy');
      watch.stop();
    },
  },
  {
    name: 'answers that come together make one page, late ones another',
    async run() {
      const late = source('late');
      const answer = heldBack(late);
      const watch = watching(createCivicClient({ notices: [source('a'), source('b'), late] }).notices);
      await watch.until(() => true);
      answer();
      await watch.until(({ page }) => page.complete);
      checkEqual(watch.told.map(states), ['ok ok pending', 'ok ok ok'], 'pages');
      watch.stop();
    },
  },
  {
    name: 'says at once which source failed while another is awaited',
    async run() {
      const sources = [source('a'), source('b', { fault: broken }), source('c', { fault: { kind: 'hang' } })];
      const { notices, close } = createCivicClient({ notices: sources });
      const { page } = await watching(notices).until(({ page: { items } }) => items.length > 0);
      checkEqual(page.sources.map(({ state, error }) => [state, error?.code]), [['ok', undefined], ['failed', 'http/server-error'], ['pending', undefined]], 'sources'); // prettier-ignore
      close();
    },
  },
  {
    name: 'a second watcher gets what the first has read, without a word in between',
    async run() {
      const a = source('a');
      const { notices } = createCivicClient({ notices: a });
      const first = watching(notices);
      await first.until(({ page }) => page.complete);
      const second = watching(notices);
      await second.until(({ page }) => page.complete);
      checkEqual([second.told.length, a.calls.length], [1, 1], 'pages and calls');
      first.stop();
      second.stop();
    },
  },
  {
    name: 'tells an error when all failed and nothing is kept, and recovers by itself',
    async run() {
      const a = source('a', { fault: broken });
      const watch = watching(createCivicClient({ notices: a }).notices, 30);
      const failed = await watch.until(({ error }) => error !== undefined);
      checkEqual(
        [failed.error?.code, failed.page.items.length, failed.page.sources[0]?.state],
        ['http/server-error', 0, 'failed'],
        'error',
      );
      a.fault = undefined;
      await watch.until(({ page }) => page.items.length === 3);
      watch.stop();
    },
  },
  {
    name: 'refreshes, and a refresh that fails keeps what is there',
    async run() {
      const a = source('a');
      const watch = watching(createCivicClient({ notices: a }, { youngMs: 0 }).notices, 30);
      await watch.until(({ page }) => page.complete);
      a.fault = broken;
      const kept = await watch.until((told) => states(told) === 'cached');
      checkEqual([kept.page.items.length, kept.error], [3, undefined], 'page');
      watch.stop();
    },
  },
  {
    name: 'never calls back after abort, and asks no more',
    async run() {
      const a = source('a');
      const answer = heldBack(a);
      const watch = watching(createCivicClient({ notices: a }).notices, 10);
      await wait(10);
      watch.stop();
      answer();
      await wait(100);
      checkEqual([watch.told.length, a.calls.length, a.calls[0]?.signal.aborted], [0, 1, true], 'calls');
    },
  },
  {
    name: 'tells of a query that cannot be read by its callback, and survives a callback that throws',
    async run() {
      const silenced = console.error;
      console.error = () => undefined;
      try {
        const { notices } = createCivicClient({ notices: source('a') });
        const error = await new Promise<unknown>((resolve) => {
          notices.watch({ since: 'soon' }, (_page, thrown) => resolve(thrown), { signal: new AbortController().signal });
        });
        check((error as CivicError).code === 'invalid/query', 'an error');
        const controller = new AbortController();
        let calls = 0;
        const boom = () => {
          calls += 1;
          throw new Error('callback');
        };
        notices.watch({}, boom, { signal: controller.signal, everyMs: 20 });
        while (calls < 2) await wait(5);
        controller.abort();
      } finally {
        console.error = silenced;
      }
    },
  },
];
