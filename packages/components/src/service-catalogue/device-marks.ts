import type { Store } from '@civickit/core';
import type { ReactiveControllerHost } from 'lit';
import { report } from '../base/report.js';
import type { NearPlace } from './near-place.js';

const loadStore = () => import('./on-demand.js');

/** What the device remembers for its reader: services seen last, and the place that distances are from. */
export class DeviceMarks {
  seen: readonly string[] = [];
  near: NearPlace | undefined;
  /** Whether the device has refused to tell where it is. */
  placeless = false;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #store: Store | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  /** Reads what is remembered, once for each store. */
  use(store: Store | undefined): void {
    if (!store || store === this.#store) return;
    this.#store = store;
    void this.#do(async ({ readSeen, readNear }) => {
      const [seen, near] = await Promise.all([readSeen(store), readNear(store)]);
      this.seen = seen;
      this.near ??= near;
    });
  }

  see(key: string): Promise<void> {
    return this.#do(async ({ writeSeen }, store) => {
      this.seen = await writeSeen(store, this.seen, key);
    });
  }

  forget(): Promise<void> {
    this.seen = [];
    return this.#do(({ forgetSeen }, store) => forgetSeen(store));
  }

  choose(near: NearPlace | undefined): void {
    this.near = near;
    this.placeless = false;
    void this.#do(({ writeNear }, store) => writeNear(store, near));
    this.#host.requestUpdate();
  }

  /** Whether the device told where it is. */
  async locate(): Promise<boolean> {
    let where: NearPlace['where'] | undefined;
    await this.#do(async ({ locate }) => {
      where = await locate().catch(() => undefined);
    });
    this.choose(where ? { where } : this.near);
    this.placeless = !where;
    return !this.placeless;
  }

  async #do(run: (code: Awaited<ReturnType<typeof loadStore>>, store: Store) => Promise<void>): Promise<void> {
    if (!this.#store) return;
    try {
      await run(await loadStore(), this.#store);
    } catch (cause) {
      // It is forgotten with the page.
      report(this.#host.localName, { code: 'network/part', message: String(cause) });
    }
    this.#host.requestUpdate();
  }
}
