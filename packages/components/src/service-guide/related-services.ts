import type { Collection, PublicService, Ref } from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keyOf } from '../services/service-key.js';

/** More than a reader would follow. */
const most = 6;

/** The services that a service names as related, as they come in. One that cannot be had is left out. */
export class RelatedServices implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #asked = '';
  #of?: Collection<'services'>;
  #found = new Map<string, PublicService>();
  #asking?: AbortController;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#asking?.abort();
    this.#asked = '';
  }

  /** Those that are here; asks for the others. */
  of({ ref, related = [] }: PublicService, collection: Collection<'services'>): readonly PublicService[] {
    const refs = unlike(ref, related, (each) => each).slice(0, most);
    const asked = [ref, ...refs].map(keyOf).join('\n\n');
    if (asked !== this.#asked || collection !== this.#of) {
      this.#asked = asked;
      this.#of = collection;
      this.#found = new Map();
      this.#asking?.abort();
      this.#asking = new AbortController();
      for (const each of refs) void this.#ask(each, collection, this.#asking.signal);
    }
    // Of several sources with one service, one answers for all.
    const found = refs.flatMap((each) => this.#found.get(keyOf(each)) ?? []);
    return unlike(ref, found, (service) => service.ref);
  }

  async #ask(ref: Ref, collection: Collection<'services'>, signal: AbortSignal): Promise<void> {
    const service = await collection.get(ref, signal).catch(() => undefined);
    if (!service || signal.aborted) return;
    this.#found.set(keyOf(ref), service);
    this.#host.requestUpdate();
  }
}

/** Each once, and never the one that they are related to. */
function unlike<T>(own: Ref, all: readonly T[], refOf: (each: T) => Ref): readonly T[] {
  const known = new Set([keyOf(own)]);
  return all.filter((each) => {
    const key = keyOf(refOf(each));
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}
