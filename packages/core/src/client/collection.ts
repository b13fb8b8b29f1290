import { never } from '../deadline/never.js';
import { abortedByCaller } from '../deadline/with-deadline.js';
import type { CivicError } from '../errors/civic-error.js';
import { takeOwn } from '../objects/take-own.js';
import type { Item, Kind, Query } from '../source/resources.js';
import type { Source } from '../source/source.js';
import type { CollectionOf } from './actions.types.js';
import type { Collection, Page } from './client.types.js';
import { findSource } from './find-source.js';
import { loadJudging } from './freshness.js';
import type { KindSupport } from './kinds/kind-support.js';
import { createLibrary, type Library } from './library.js';
import { loadCode } from './load-code.js';
import type { Turned } from './page-through.js';
import { assemblePage, startSearch } from './search.js';
import { readQuestion } from './question.js';
import type { Runtime } from './runtime.js';
import { watchCollection } from './watch.js';

/** How long a page that follows another leaves a source alone that has failed, in milliseconds. */
const followingFailedMs = 60_000;

export function createCollection<K extends Kind>(
  support: KindSupport<K>,
  sources: readonly Source<K>[],
  runtime: Runtime,
): CollectionOf<K> {
  return openCollection(support, createLibrary(support.rules, sources, runtime), runtime);
}

function openCollection<K extends Kind>(support: KindSupport<K>, library: Library<K>, runtime: Runtime): CollectionOf<K> {
  /** What lists need no code for until somebody asks for more. */
  const loadBeyondFirstPage = (signal: AbortSignal) => loadCode(() => import('./beyond-first-page.js'), signal, runtime);

  async function turn(
    from: Library<K>,
    query: Query<K> | undefined,
    options: { cursor?: string; signal?: AbortSignal } | undefined,
  ): Promise<Turned<K>> {
    const { cursor, signal = never } = takeOwn(options);
    if (runtime.closing.aborted) throw abortedByCaller('A closed client');
    const question = readQuestion(library.rules, query, runtime.instant);
    const positions = cursor === undefined ? undefined : (await loadBeyondFirstPage(signal)).decodeCursor(question.key, cursor);
    const search = startSearch(from, question, positions);
    await search.run({ signal, maxAgeMs: runtime.youngMs, failedAgeMs: cursor === undefined ? 0 : followingFailedMs });
    const error = search.failure();
    if (error) throw error;
    await loadJudging(library.sources, signal, runtime);
    return { page: assemblePage(from, search, runtime), search };
  }

  async function page(query?: Query<K>, options?: { cursor?: string; signal?: AbortSignal }): Promise<Page<Item<K>>> {
    return (await turn(library, query, options)).page;
  }

  async function* pages(
    query?: Query<K>,
    options?: { cursor?: string; signal?: AbortSignal; max?: number },
  ): AsyncGenerator<Page<Item<K>>> {
    const { signal = never } = takeOwn(options);
    const { pageThrough } = await loadBeyondFirstPage(signal);
    // What one source gives by the hundred thousand is not held; twins of several must be known to the end.
    const fleeting = library.sources.length === 1;
    const from = fleeting ? createLibrary(library.rules, library.sources, runtime) : library;
    yield* pageThrough((cursor) => turn(from, query, { cursor, signal }), fleeting, options);
  }

  async function* iterate(query?: Query<K>, options?: { signal?: AbortSignal; max?: number }): AsyncGenerator<Item<K>> {
    const { signal = never, max } = takeOwn(options);
    const { itemsOf } = await loadBeyondFirstPage(signal);
    yield* itemsOf(pages(query, { signal }), max);
  }

  function loaded(query?: Query<K>): readonly Item<K>[] {
    const search = startSearch(library, { ...readQuestion(library.rules, query, runtime.instant), limit: query?.limit ?? Infinity });
    search.runLoaded();
    return search.merge.items;
  }

  function only(ids: readonly string[]): CollectionOf<K> {
    const sources = ids.map((id) => findSource(library.sources, id));
    return openCollection(support, { ...library, sources }, runtime);
  }

  const collection: Collection<K> = {
    sources: library.sources.map(({ id, about }) => ({ id, ...about })),
    zone: runtime.zone,
    clock: runtime.clock,
    store: runtime.store,
    calendar: () =>
      loadBeyondFirstPage(never)
        .then(({ readCalendar }) => readCalendar(runtime))
        .catch(() => undefined),
    loaded,
    only,
    page,
    pages,
    iterate,
    watch: (query: Query<K>, on: (page: Page<Item<K>>, error?: CivicError) => void, options) =>
      watchCollection(library, query, on, options, runtime),
    async get(ref, signal = never) {
      const { findItem } = await loadBeyondFirstPage(signal);
      return findItem(library, ref, signal, runtime);
    },
  };
  return { ...collection, ...support.openActions?.(library.sources, runtime) } as CollectionOf<K>;
}
