import { CivicError, isCivicError } from '../../errors/civic-error.js';
import type { SourceContext } from '../../source/source.js';
import type { SourceOf } from '../../source/source-of.js';
import type { Instant } from '../../when/when.js';
import { toInstant } from '../../when/to-instant.js';
import type { Gathered } from '../actions.types.js';
import { callSource } from '../call-source.js';
import type { SourceReport } from '../client.types.js';
import { isAborted, type Runtime } from '../runtime.js';

type AnySource = SourceOf[keyof SourceOf];

/** One question that is put to several sources, and what is kept of the answers. */
export interface Asking<S extends AnySource, V> {
  /** Names the answer among what is kept. */
  readonly key: string;
  readonly signal: AbortSignal;
  readonly ask: (source: S, context: SourceContext) => Promise<V>;
}

export interface Answered<V> {
  readonly value: V;
  readonly origin: 'network' | 'cache';
  readonly fetchedAt: Instant;
  /** Why a kept answer stands in. */
  readonly error?: CivicError;
}

/** Asks one source. Where it fails, its last answer stands in; answers got with a key or token are never kept. */
export async function askKept<S extends AnySource, V>(
  source: S,
  { key, signal, ask }: Asking<S, V>,
  runtime: Runtime,
): Promise<Answered<V>> {
  const place = `copy/${source.kind}/${source.id}/${key}`;
  try {
    const { value, authorized } = await callSource(runtime, source, signal, (context) => ask(source, context));
    const fetchedAt = toInstant(runtime.clock.now());
    if (!authorized) void runtime.store.set(place, { value, fetchedAt }).catch(() => undefined);
    return { value, origin: 'network', fetchedAt };
  } catch (error) {
    if (isAborted(error) || !isCivicError(error)) throw error;
    const kept = (await runtime.store.get(place).catch(() => undefined)) as { value: V; fetchedAt: Instant } | undefined;
    if (typeof kept?.fetchedAt !== 'string') throw error;
    return { ...kept, origin: 'cache', error };
  }
}

/** Asks all at the same time. @throws CivicError the first failure, only if nobody answered and nothing is kept */
export async function gather<S extends AnySource, T>(
  sources: readonly S[],
  asking: Asking<S, { readonly items: readonly T[]; readonly skipped?: number }>,
  runtime: Runtime,
): Promise<Gathered<T>> {
  const outcomes = await Promise.all(
    sources.map(async (source): Promise<{ report: SourceReport; items: readonly T[] }> => {
      try {
        const { value, origin, fetchedAt, error } = await askKept(source, asking, runtime);
        const { items, skipped } = value;
        const report = {
          source: source.id,
          state: error ? 'cached' : 'ok',
          origin,
          fetchedAt,
          ...(skipped && { skipped }),
          ...(error && { error }),
        } as const;
        return { report, items };
      } catch (error) {
        if (isAborted(error) || !isCivicError(error)) throw error;
        return { report: { source: source.id, state: 'failed', origin: 'network', error }, items: [] };
      }
    }),
  );
  const reports = outcomes.map(({ report }) => report);
  const [failure] = reports.flatMap(({ state, error }) => (state === 'failed' && error ? error : []));
  if (failure && reports.every(({ state }) => state === 'failed')) throw failure;
  return { items: outcomes.flatMap(({ items }) => items), sources: reports };
}

/** A source is other people's code: its types are a promise, not a fact. @throws CivicError `protocol/wrong-shape` */
export function checkList<T>(given: readonly T[] | undefined, source: string): readonly T[] {
  if (Array.isArray(given)) return given as readonly T[];
  throw new CivicError('protocol/wrong-shape', `Source "${source}" gave no list`, { source });
}

/** @throws CivicError `unsupported/capability` */
export function unsupported(what: string): CivicError {
  return new CivicError('unsupported/capability', `No source here ${what}`);
}
