import type { OutboxItem } from '@civickit/core/outbox';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ItemCollections } from './item-collections.js';

/** Names of the kinds of requests that items are of, from the office's own list, or the copy that is kept of it. */
export class TypeNames implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #names = new Map<string, string>();
  readonly #collections: ItemCollections;
  #asked?: string;
  #stop?: AbortController | undefined;

  constructor(host: ReactiveControllerHost, collections: ItemCollections) {
    this.#host = host;
    this.#collections = collections;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop?.abort();
    this.#asked = '';
  }

  /** Undefined until it is known, and where it cannot be. */
  of({ target, draft }: OutboxItem): string | undefined {
    const type = (draft as { readonly type?: unknown } | null | undefined)?.type;
    return typeof type === 'string' ? this.#names.get(`${target.source} ${type}`) : undefined;
  }

  /** Asks once for each language, and only where there is something to name. */
  ask(lang: string): void {
    const collection = this.#collections.of('requests');
    if (!collection || this.#asked === lang) return;
    this.#asked = lang;
    this.#stop?.abort();
    const { signal } = (this.#stop = new AbortController());
    const find = async (): Promise<void> => {
      for (const { ref, name } of (await collection.types({ lang, signal })).items) this.#names.set(`${ref.source} ${ref.id}`, name);
      this.#host.requestUpdate();
    };
    // Their first words name them as well.
    find().catch(() => undefined);
  }
}
