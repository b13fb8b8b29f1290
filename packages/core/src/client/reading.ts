import { isCivicError, type CivicError } from '../errors/civic-error.js';
import type { Kind } from '../source/resources.js';
import type { Rules } from '../source/rules.js';
import type { Source } from '../source/source.js';
import { listSource } from './call-source.js';
import { createChain, type Answer, type Chain, type Link } from './chain.js';
import { createCopies } from './copies.js';
import { startFlight, type Flight } from './flight.js';
import type { Share } from './question.js';
import { isAborted, type Failure, type Runtime } from './runtime.js';

export interface LoadOptions {
  readonly signal: AbortSignal;
  /** How old an answer may be to be used again, in milliseconds. */
  readonly maxAgeMs: number;
  /** How long ago it may have failed not to be asked again, in milliseconds. */
  readonly failedAgeMs: number;
}

/** One source under one question: what it has given, what it is being asked, how it failed. Shared by all who ask the same. */
export interface Reading<K extends Kind> {
  readonly source: Source<K>;
  readonly narrowed: boolean;
  /** What has been read; after a failure, what stands in for it. */
  readonly chain: Chain<K> | undefined;
  /** The same, begun empty if there is none. */
  open(): Chain<K>;
  /** How the batch behind this cursor failed when it was last asked for. */
  failure(cursor: string): CivicError | undefined;
  /** Puts a kept copy in place if nothing has been read yet. */
  restore(): Promise<void>;
  /** The first batch, or a kept one. @throws CivicError when there is neither */
  loadFirst(options: LoadOptions): Promise<Link<K>>;
  /** A later batch of `chain`; `before` is the one that leads to it, or how many come before it. */
  loadNext(chain: Chain<K>, cursor: string, before: Link<K> | number, options: LoadOptions): Promise<Link<K>>;
}

export function createReading<K extends Kind>(
  runtime: Runtime,
  rules: Rules<K>,
  source: Source<K>,
  { applied, appliedKey, narrowed }: Share<K>,
): Reading<K> {
  const { clock, closing } = runtime;
  const flights = new Map<string, Flight<Answer<K>>>();
  const failures = new Map<string, Failure>();
  const copies = createCopies<K>(runtime.store, source.kind, source.id, appliedKey);
  let chain: Chain<K> | undefined;

  const startChain = () => createChain(rules, { now: clock.now(), instant: runtime.instant });

  /** One request at a time for each cursor, whoever asks. */
  function ask(cursor: string, signal: AbortSignal): Promise<Answer<K>> {
    let flight = flights.get(cursor);
    if (!flight) {
      const started = startFlight(
        `Source "${source.id}"`,
        closing,
        (within) => request(cursor, within),
        () => {
          if (flights.get(cursor) === started) flights.delete(cursor);
        },
      );
      flights.set(cursor, (flight = started));
    }
    return flight.join(signal);
  }

  async function request(cursor: string, signal: AbortSignal): Promise<Answer<K>> {
    try {
      const { value: answer, authorized } = await listSource(runtime, rules, source, applied, cursor || undefined, signal);
      failures.delete(cursor);
      if (cursor === '') {
        failures.clear();
        chain = startChain();
        chain.add(answer, '');
        // Words that a person searched for are not written to the device.
        if (!authorized && !('text' in applied)) void copies.keep(answer);
      }
      return answer;
    } catch (error) {
      if (isCivicError(error) && !isAborted(error)) failures.set(cursor, { error, at: clock.now() });
      throw error;
    }
  }

  function recentFailure(cursor: string, { failedAgeMs }: LoadOptions): CivicError | undefined {
    const failed = failures.get(cursor);
    return failed && clock.now() - failed.at < failedAgeMs ? failed.error : undefined;
  }

  async function restore(): Promise<void> {
    if (chain?.first) return;
    const kept = await copies.restore();
    if (!kept || chain?.first) return;
    chain = startChain();
    chain.add(kept, '');
    runtime.tell({ type: 'cache', source: source.id });
  }

  return {
    source,
    narrowed,
    get chain() {
      return chain;
    },
    open: () => (chain ??= startChain()),
    failure: (cursor) => failures.get(cursor)?.error,
    restore,
    async loadFirst(options) {
      const young = chain?.first;
      if (young && young.answer.origin !== 'cache' && !failures.has('') && clock.now() - young.answer.readAt <= options.maxAgeMs)
        return young;
      let error: unknown = recentFailure('', options);
      if (!error) {
        try {
          await ask('', options.signal);
        } catch (thrown) {
          if (isAborted(thrown)) throw thrown;
          error = thrown;
        }
      }
      if (error) await restore();
      const first = chain?.first;
      if (!first) throw error;
      return first;
    },
    async loadNext(within, cursor, before, options) {
      const found = within.find(cursor);
      if (found) return found;
      const failed = recentFailure(cursor, options);
      if (failed) throw failed;
      const answer = await ask(cursor, options.signal);
      return within.find(cursor) ?? within.add(answer, cursor, before);
    },
  };
}
