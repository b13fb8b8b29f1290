import type { Outbox, OutboxItem } from '@civickit/core/outbox';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Host } from '../host/host.js';

/** What is known of the queue. `absent`: the page has none. */
export type LinkStatus = 'pending' | 'absent' | 'blocked' | 'failed' | 'ready';

/** Opens the queue of the page, and follows it as long as the element is connected. */
export class OutboxLink implements ReactiveController {
  status: LinkStatus = 'pending';
  items: readonly OutboxItem[] = [];
  outbox?: Outbox | undefined;
  /** Whether the browser keeps what is written. */
  kept = true;
  /** Whether the browser has thrown away what had not been sent, and nobody has read that yet. */
  lost = false;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #given: () => { readonly outbox: Outbox | undefined; readonly host: Host | undefined };
  readonly #heard: (before: readonly OutboxItem[], items: readonly OutboxItem[]) => void;
  readonly #heardOfLoss: () => void;
  #from?: Outbox | Host | undefined;
  /** What the present list came from: an element that is moved goes on showing it. */
  #shown?: Outbox | Host | undefined;
  #stop?: AbortController | undefined;

  /** `heard` is called for every change after the first list. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    given: () => { readonly outbox: Outbox | undefined; readonly host: Host | undefined },
    heard: (before: readonly OutboxItem[], items: readonly OutboxItem[]) => void,
    heardOfLoss: () => void,
  ) {
    this.#host = host;
    this.#given = given;
    this.#heard = heard;
    this.#heardOfLoss = heardOfLoss;
    host.addController(this);
  }

  hostUpdate(): void {
    const { outbox, host } = this.#given();
    const from = outbox ?? host;
    if (from === this.#from || !this.#host.isConnected) return;
    this.#leave();
    this.#from = from;
    if (from) void this.#open();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** The reader has read of the loss. */
  acceptLoss(): void {
    this.lost = false;
    this.outbox?.acceptLoss();
    this.#host.requestUpdate();
  }

  /** Asks once more for what could not be had. */
  retry(): void {
    this.#leave();
    this.#shown = undefined;
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#stop?.abort();
    this.#stop = this.#from = undefined;
  }

  async #open(): Promise<void> {
    const stop = (this.#stop = new AbortController());
    if (this.#shown !== this.#from) {
      this.outbox = undefined;
      this.items = [];
      this.lost = false;
      this.status = 'pending';
    }
    this.#shown = this.#from;
    const show = (status: LinkStatus): void => {
      this.status = status;
      this.#host.requestUpdate();
    };
    try {
      const { outbox = await this.#given().host?.outbox?.() } = this.#given();
      if (stop.signal.aborted) return;
      this.outbox = outbox;
      if (!outbox) return show('absent');
      const onItems = (items: readonly OutboxItem[]): void => {
        const before = this.status === 'ready' ? this.items : undefined;
        this.items = items;
        show('ready');
        if (before) this.#heard(before, items);
        void this.#lookForLoss(outbox, stop.signal);
      };
      outbox.watch(onItems, stop.signal, () => show('blocked'));
      const kept = await outbox.keeps();
      if (stop.signal.aborted) return;
      this.kept = kept;
      this.#host.requestUpdate();
    } catch {
      if (!stop.signal.aborted) show('failed');
    }
  }

  async #lookForLoss(outbox: Outbox, signal: AbortSignal): Promise<void> {
    try {
      const lost = await outbox.hasLost();
      if (lost === this.lost || signal.aborted) return;
      this.lost = lost;
      if (lost) this.#heardOfLoss();
      this.#host.requestUpdate();
    } catch {
      // Unknown now, or to a queue by hand that was written for an earlier release.
    }
  }
}
