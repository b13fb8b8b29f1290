import { CivicError } from '../errors/civic-error.js';
import { assessFreshness } from '../freshness/assess-freshness.js';
import { createHttp } from '../http/create-http.js';
import { takeOwn } from '../objects/take-own.js';
import { allRules } from '../source/all-rules.js';
import type { Kind } from '../source/resources.js';
import type { Source } from '../source/source.js';
import { openOnUse } from '../store/open-on-use.js';
import { createInstants } from '../when/create-instants.js';
import { zoneOffset } from '../when/instant.js';
import type { Client, ClientOptions, Collection, Sources } from './client.types.js';
import { createCollection } from './collection.js';
import type { Runtime } from './runtime.js';

/**
 * A client over any number of sources; those of one kind are merged into one collection.
 * @throws CivicError `config/invalid` for two sources of one id or an unknown zone; `invalid/duration` for a freshness contract
 */
export function createCivicClient<const C extends Sources>(sources: C, options?: ClientOptions): Client<C> {
  const closing = new AbortController();
  const runtime = createRuntime(options, closing.signal);
  const collections: Partial<Record<Kind, Collection<Kind>>> = {};
  for (const kind of Object.keys(allRules) as Kind[]) {
    const given = takeOwn<Sources>(sources)[kind];
    if (given === undefined) continue;
    const list: readonly Source[] = Array.isArray(given) ? (given as readonly Source[]) : [given as Source];
    checkSources(list, runtime);
    collections[kind] = createCollection(kind, list, runtime);
  }
  const { area } = runtime;
  return { ...collections, ...(area === undefined ? {} : { area }), close: () => closing.abort() } as Client<C>;
}

function createRuntime(options: ClientOptions | undefined, closing: AbortSignal): Runtime {
  const own = takeOwn(options);
  const { zone = 'UTC', clock = Date, on } = own;
  return {
    ...own,
    zone: checkZone(zone),
    clock,
    store: own.store ?? openOnUse(({ memoryStore }) => memoryStore({ clock })),
    http: own.http ?? createHttp({ clock }),
    sourceTimeoutMs: own.sourceTimeoutMs ?? 15_000,
    youngMs: own.youngMs ?? 60_000,
    instant: createInstants(zone),
    closing,
    tell(event) {
      try {
        on?.(event);
      } catch (error) {
        console.error(error);
      }
    },
  };
}

function checkSources(sources: readonly Source[], { zone, clock }: Runtime): void {
  const ids = new Set<string>();
  for (const { id, about } of sources) {
    if (ids.has(id)) throw new CivicError('config/invalid', `Two sources are called "${id}"`);
    ids.add(id);
    if (about?.freshness) assessFreshness([probe], { ...about.freshness, basis: 'published' }, clock.now(), zone);
  }
}

/** Dated long ago, so that every duration of a contract is read. */
const probe = { published: { iso: '1970-01-01', precision: 'day', zone: 'given' } } as const;

function checkZone(zone: string): string {
  try {
    zoneOffset(0, zone);
    return zone;
  } catch (cause) {
    throw new CivicError('config/invalid', `"${zone}" is no IANA time zone such as Asia/Shanghai`, { cause });
  }
}
