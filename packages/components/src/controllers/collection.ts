import { CivicError, type Collection, isCivicError, type Item, type Kind, type Page, type Query } from '@civickit/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Host, HostSpec } from '../host/host.js';
import { zoneOf } from '../host/zone-of.js';
import { followTheme } from '../themes/follow-theme.js';
import { awaitHost, consumeHost } from './host-consumer.js';

/** What an element wants shown. A `collection` set by hand wins over the port. */
export interface CollectionRequest<K extends Kind> {
  readonly collection?: Collection<K>;
  readonly spec: HostSpec;
  readonly query: Query<K>;
  /** How often it is asked for anew, in milliseconds. @default as `watch()` does */
  readonly everyMs?: number;
}

/** How long a narrower question makes do with what has been read, in milliseconds. */
const reuseMs = 300_000;

/**
 * All asynchronous work of an element that shows a collection. `status` is about the first content; empty, old copy, partial and
 * offline are read from `page`. A changed query keeps the page until the next one is there.
 */
export class CollectionController<K extends Kind> implements ReactiveController {
  status: 'idle' | 'pending' | 'ready' | 'error' = 'idle';
  page?: Page<Item<K>>;
  error?: CivicError;
  /** The collection that is open. */
  collection?: Collection<K>;
  imageOrigins: readonly string[] = [];
  /** Whether an answer to the present query is outstanding. */
  busy = false;

  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #kind: K;
  readonly #request: () => CollectionRequest<K>;
  readonly #port: { readonly value?: Host | undefined };
  /** Collection, port and what was asked of it. */
  #origin: readonly unknown[] = [];
  #query = '';
  #opening?: AbortController;
  #watching?: AbortController;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(element: ReactiveControllerHost & HTMLElement, kind: K, request: () => CollectionRequest<K>) {
    this.#element = element;
    this.#kind = kind;
    this.#request = request;
    this.#port = consumeHost(element);
    element.addController(this);
  }

  get now(): number {
    return this.collection?.clock.now() ?? Date.now();
  }

  /** IANA zone of the municipality, once it is known. */
  get zone(): string {
    return zoneOf(this.collection);
  }

  hostUpdate(): void {
    if (!this.#element.isConnected) return;
    const { collection, spec, query } = this.#request();
    const host = collection ? undefined : this.#port.value;
    const origin = [collection, host, JSON.stringify(spec)];
    if (origin.some((value, at) => value !== this.#origin[at])) {
      this.#origin = origin;
      this.#open(host, collection, spec);
    } else if (this.collection && JSON.stringify(query) !== this.#query) {
      this.#watch(reuseMs);
    }
  }

  hostConnected(): void {
    this.#element.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#origin = [];
  }

  /** Asks again, from the port onwards. */
  retry(): void {
    this.#origin = [];
    this.#element.requestUpdate();
  }

  #stop(): void {
    this.#opening?.abort();
    this.#watching?.abort();
    clearTimeout(this.#timer);
  }

  #open(host: Host | undefined, given: Collection<K> | undefined, spec: HostSpec): void {
    this.#stop();
    if (this.collection !== given || !given || this.error) {
      this.page = undefined;
      this.collection = undefined;
    }
    this.error = undefined;
    this.status = this.page ? 'ready' : 'pending';
    if (given) {
      this.collection = given;
      return this.#watch();
    }
    if (!host) {
      this.#timer = awaitHost(this.#fail);
      return;
    }
    const opening = new AbortController();
    this.#opening = opening;
    host.open(this.#kind, spec, opening.signal).then(
      async (opened) => {
        // Content in the wrong size would jump.
        await followTheme(this.#element);
        if (opening.signal.aborted) return;
        this.collection = opened.collection;
        this.imageOrigins = opened.imageOrigins;
        this.#watch();
      },
      (cause: unknown) => {
        if (!opening.signal.aborted) this.#fail(asCivicError(cause));
      },
    );
  }

  #watch(reuseMs?: number): void {
    const { query, everyMs } = this.#request();
    this.#query = JSON.stringify(query);
    this.#watching?.abort();
    const watching = new AbortController();
    this.#watching = watching;
    this.busy = true;
    this.collection?.watch(
      query,
      (page, error) => {
        this.busy = false;
        this.page = page;
        this.error = error;
        // An empty source may be the first to answer: as long as others are awaited, nothing is known.
        const undecided = page.items.length === 0 && page.sources.some(({ state }) => state === 'pending');
        this.status = error ? 'error' : undecided && this.status !== 'ready' ? 'pending' : 'ready';
        this.#element.requestUpdate();
      },
      { signal: watching.signal, everyMs, reuseMs },
    );
  }

  readonly #fail = (error: CivicError): void => {
    this.busy = false;
    this.error = error;
    this.status = 'error';
    this.#element.requestUpdate();
  };
}

function asCivicError(cause: unknown): CivicError {
  return isCivicError(cause) ? cause : new CivicError('config/invalid', String(cause), { cause });
}
