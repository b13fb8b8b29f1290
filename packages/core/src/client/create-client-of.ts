import { CivicError } from '../errors/civic-error.js';
import { checkContract } from '../freshness/check-contract.js';
import { createHttp } from '../http/create-http.js';
import { takeOwn } from '../objects/take-own.js';
import type { Kind } from '../source/resources.js';
import type { Source } from '../source/source.js';
import { openOnUse } from '../store/open-on-use.js';
import { createInstants } from '../when/create-instants.js';
import { zoneOffset } from '../when/instant.js';
import type { CollectionOf } from './actions.types.js';
import type { Client, ClientOptions, Sources } from './client.types.js';
import { createCollection } from './collection.js';
import { loadJudging } from './freshness.js';
import type { KindSupport } from './kinds/kind-support.js';
import type { Runtime } from './runtime.js';

/** Kinds of resources that a client is to know. */
export type Kinds = { readonly [K in Kind]?: KindSupport<K> };

/**
 * A client that knows some kinds, for pages that count bytes: the others are never loaded. Sources of kinds that it does not know are
 * passed over.
 * @throws CivicError `config/invalid` for two sources of one id or an unknown zone; `invalid/duration` for a freshness contract
 */
export function createClientOf<const C extends Sources>(kinds: Kinds, sources: C, options?: ClientOptions): Client<C> {
  const closing = new AbortController();
  const runtime = createRuntime(options, closing.signal);
  const collections: { [K in Kind]?: CollectionOf<K> } = {};
  const open = <K extends Kind>(kind: K, support: KindSupport<K>): void => {
    const given = takeOwn<Sources>(sources)[kind] as Source<K> | readonly Source<K>[] | undefined;
    if (given === undefined) return;
    const list = Array.isArray(given) ? (given as readonly Source<K>[]) : [given as Source<K>];
    checkSources(list);
    // Begun at once, so that it is there when the first answer is; whoever needs it waits for it.
    loadJudging(list, closing.signal, runtime).catch(() => undefined);
    Object.assign(collections, { [kind]: createCollection(support, list, runtime) });
  };
  for (const [kind, support] of Object.entries(kinds)) open(kind as Kind, support as KindSupport<Kind>);
  const { area } = runtime;
  return { ...collections, ...(area !== undefined && { area }), close: () => closing.abort() } as Client<C>;
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

function checkSources(sources: readonly Pick<Source, 'id' | 'about'>[]): void {
  const ids = new Set<string>();
  for (const { id, about } of sources) {
    if (ids.has(id)) throw new CivicError('config/invalid', `Two sources are called "${id}"`);
    ids.add(id);
    if (about?.freshness) checkContract(about.freshness);
  }
}

function checkZone(zone: string): string {
  try {
    zoneOffset(0, zone);
    return zone;
  } catch (cause) {
    throw new CivicError('config/invalid', `"${zone}" is no IANA time zone`, { cause });
  }
}
