import { withDeadline } from '../deadline/with-deadline.js';
import { CivicError, isCivicError } from '../errors/civic-error.js';
import type { Item, Kind, Query } from '../source/resources.js';
import type { Rules } from '../source/rules.js';
import type { Batch, Source, SourceContext } from '../source/source.js';
import { toInstant } from '../when/to-instant.js';
import type { Answer } from './chain.js';
import { isAborted, type Runtime } from './runtime.js';
import { loadCode } from './load-code.js';
import type { Journey } from './source-http.js';

/** What a source gave, and what befell its requests. */
export interface Called<T> extends Journey {
  readonly value: T;
}

/**
 * Calls a method of a source within the deadline. Whatever the source does, the result is a value or a CivicError that names it.
 */
export async function callSource<T>(
  runtime: Runtime,
  { id }: { readonly id: string },
  parent: AbortSignal,
  call: (context: SourceContext) => Promise<T>,
): Promise<Called<T>> {
  const { http, clock, zone, authorize, relay } = runtime;
  const started = clock.now();
  const journey: Journey = { authorized: false, age: 0, kept: false };
  runtime.tell({ type: 'request', source: id });
  try {
    // An async function, so that what a source throws before its first promise is caught too.
    const value = await withDeadline(parent, runtime.sourceTimeoutMs, `Source "${id}"`, async (signal) => {
      // Most pages have neither keys nor a relay.
      const between = (authorize ?? relay) && (await loadCode(() => import('./source-http.js'), signal, runtime));
      return call({ http: between?.createSourceHttp({ source: id, http, authorize, relay, journey }) ?? http, clock, zone, signal });
    });
    runtime.tell({ type: 'answer', source: id, ms: clock.now() - started });
    return { ...journey, value };
  } catch (cause) {
    const error = nameSource(cause, id);
    if (!isAborted(error)) runtime.tell({ type: 'error', source: id, ms: clock.now() - started, error });
    throw error;
  }
}

/** One batch, checked as far as the client depends on it: items with a ref of this source. */
export async function listSource<K extends Kind>(
  runtime: Runtime,
  { mend }: Rules<K>,
  source: Source<K>,
  query: Query<K>,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Called<Answer<K>>> {
  const called = await callSource(runtime, source, signal, (context) => Promise.resolve(source.list(query, cursor, context)).then(mend));
  const given = checkBatch(called.value, source);
  const refused = called.kept && new CivicError('network/unreachable', 'The relay gives its last copy', { source: source.id });
  const batch = refused ? { ...given, refused } : given;
  const readAt = runtime.clock.now();
  const origin = batch.fetchedAt === undefined ? 'network' : 'file';
  const fetchedAt = batch.fetchedAt ?? toInstant(readAt - called.age * 1000);
  return { ...called, value: { batch, origin, fetchedAt, readAt } };
}

function checkBatch<K extends Kind>(given: Batch<Item<K>>, { id }: Source<K>): Batch<Item<K>> {
  // A source is other people's code: its types are a promise, not a fact.
  const { items, next, skipped } = (given ?? {}) as Partial<Batch<Item<K>>>;
  if (!Array.isArray(items)) throw new CivicError('protocol/wrong-shape', `Source "${id}" gave nothing`, { source: id });
  const isSound = (item: Item<K>) => item?.ref?.source === id && typeof item.ref.id === 'string';
  const all: readonly Item<K>[] = items;
  const lost = all
    .filter((item) => !isSound(item))
    .map(() => new CivicError('protocol/wrong-shape', `Source "${id}" gave no ref`, { source: id }));
  return {
    ...given,
    // Of ten thousand that are sound no second list is made.
    items: lost.length > 0 ? all.filter(isSound) : all,
    skipped: [...(skipped ?? []), ...lost],
    ...(typeof next === 'string' && next !== '' ? { next } : { next: undefined }),
  };
}

function nameSource(cause: unknown, source: string): CivicError {
  if (!isCivicError(cause)) {
    const message = `Source "${source}" threw: ${String(cause)}`;
    return new CivicError('protocol/wrong-shape', message, { cause, source });
  }
  if (cause.source !== undefined) return cause;
  const { code, message, url, status, retry, retryAfterMs, issues } = cause;
  return new CivicError(code, message, { cause, source, url, status, retry, retryAfterMs, issues });
}
