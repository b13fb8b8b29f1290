import type { Kind } from '@civickit/core';
import type { OutboxItem } from '@civickit/core/outbox';
import type { ReactiveControllerHost } from 'lit';
import type { Host, Opened } from '../host/host.js';

type OpenedCollection<K extends Kind> = Opened<K>['collection'];

/** What the items of the queue are of: one collection for each kind, for whoever asks something of it. */
export class ItemCollections {
  readonly #host: ReactiveControllerHost;
  #opened: Partial<{ [K in Kind]: OpenedCollection<K> }> = {};
  #asked = new Set<Kind>();
  #port: Host | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Undefined until it is open, and where nobody feeds it. */
  of<K extends Kind>(kind: K): OpenedCollection<K> | undefined {
    return this.#opened[kind];
  }

  /** Any of them: the zone is one for all of a site. */
  get any(): OpenedCollection<Kind> | undefined {
    return Object.values(this.#opened)[0];
  }

  /** Opens each kind of the items once. */
  ask(port: Host | undefined, items: readonly OutboxItem[]): void {
    if (port !== this.#port) {
      this.#opened = {};
      this.#asked = new Set();
    }
    this.#port = port;
    for (const { target } of items) void this.#open(target.kind);
  }

  async #open<K extends Kind>(kind: K): Promise<void> {
    const port = this.#port;
    if (!port || this.#asked.has(kind)) return;
    this.#asked.add(kind);
    try {
      const { collection } = await port.open(kind, {}, new AbortController().signal);
      if (port !== this.#port) return;
      this.#opened = { ...this.#opened, [kind]: collection };
      this.#host.requestUpdate();
    } catch {
      // Asked again with the next drawing; until then it is shown as what is sent is, and nothing is lost.
      if (port === this.#port) this.#asked.delete(kind);
    }
  }
}
