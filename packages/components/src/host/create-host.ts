import { type Client, type Collection, CivicError, type Kind, type Sources, type Store } from '@civickit/core';
import type { Outbox } from '@civickit/core/outbox';
import type { Host } from './host.js';

export interface HostOptions {
  /** Origins, beside the page's own, from which pictures of sources may be loaded. @default [] */
  imageOrigins?: readonly string[];
  /** Where elements keep what readers choose. Without it they forget it with the page. */
  store?: Store;
  /** What opens the queue of whatever people send; null for none. @default one over the sources of the client, shared by all pages of the origin */
  outbox?: (() => Promise<Outbox>) | null;
}

/**
 * A port over a client made by hand, for applications that build with npm: `kit.host = createHost(client)`.
 * It knows the client's sources only: an element's `src` is refused with `config/unknown-adapter`.
 */
export function createHost<C extends Sources>(client: Client<C>, options: HostOptions = {}): Host {
  const collections = client as unknown as Partial<Record<Kind, Collection<Kind>>>;
  const { store, outbox = async () => (await import('./open-host-outbox.js')).openHostOutbox(host) } = options;
  let opening: Promise<Outbox> | undefined;
  const host: Host = {
    version: 1,
    ...(store && { store }),
    ...(outbox && { outbox: () => (opening ??= outbox().catch(closeAgain)) }),
    async open(kind, spec) {
      if (spec.src) {
        throw new CivicError('config/unknown-adapter', `src="${spec.src}" needs the loader; name a source of the client instead`);
      }
      const collection = collections[kind];
      if (!collection) throw new CivicError('config/no-source', `the client has no source of ${kind}`);
      const ids = spec.source?.split(/\s+/).filter(Boolean) ?? [];
      return { collection: (ids.length > 0 ? collection.only(ids) : collection) as never, imageOrigins: options.imageOrigins ?? [] };
    },
  };
  return host;

  function closeAgain(cause: unknown): never {
    opening = undefined;
    throw cause;
  }
}
