import type { Kind, Said } from '@civickit/core';
import type { OutboxItem } from '@civickit/core/outbox';
import type { LitElement } from 'lit';
import type { LanguageController } from '../base/language.js';
import { FocusNext } from '../form/focus-next.js';
import { type Handing, handingOf } from '../handoff/handing.js';
import type { HandoffItems, HandoffItemsSetting } from '../handoff/handoff-items.js';
import type { Host } from '../host/host.js';

/** What can be done with an item that nothing sends. */
export interface Handed {
  /** Undefined until the code for it is here. */
  readonly items: HandoffItems | undefined;
  /** Undefined until its collection is open. */
  readonly handing: Handing | undefined;
}

const waiting: ReadonlySet<string> = new Set(['draft', 'queued', 'refused']);

/** Written to be taken there by hand, which is known before its collection is. */
const isPrepared = ({ state, draft }: OutboxItem): boolean => waiting.has(state) && (draft as { said?: Said } | null)?.said !== undefined;

/** Finds the items whose offices have no server, so that nothing sends them and the reader takes them there. */
export class Handoffs {
  readonly #host: LitElement;
  readonly #language: LanguageController;
  readonly #setting: () => HandoffItemsSetting;
  readonly #collections = new Map<Kind, object>();
  #asked = new Set<Kind>();
  #port: Host | undefined;
  #items: HandoffItems | undefined;
  #bringing: Promise<void> | undefined;

  constructor(host: LitElement, language: LanguageController, setting: () => Omit<HandoffItemsSetting, 'focus'>) {
    this.#host = host;
    this.#language = language;
    const focus = new FocusNext(host);
    this.#setting = () => ({ ...setting(), focus });
  }

  /** Undefined for what is sent, and until it is known of what was not prepared. */
  of(item: OutboxItem): Handed | undefined {
    const handing = this.#handingOf(item);
    return handing || isPrepared(item) ? { items: this.#items, handing } : undefined;
  }

  /** Asks once for each kind, and only where something waits. */
  ask(port: Host | undefined, items: readonly OutboxItem[]): void {
    if (port !== this.#port) this.#asked = new Set();
    this.#port = port;
    const open = items.filter(({ state }) => waiting.has(state));
    for (const { target } of open) void this.#open(target.kind);
    if (open.some((item) => this.of(item))) void this.#bring();
  }

  #handingOf({ state, target }: OutboxItem): Handing | undefined {
    return waiting.has(state) ? handingOf(this.#collections.get(target.kind), target.source) : undefined;
  }

  async #open(kind: Kind): Promise<void> {
    if (!this.#port || this.#asked.has(kind)) return;
    this.#asked.add(kind);
    try {
      const { collection } = await this.#port.open(kind, {}, new AbortController().signal);
      this.#collections.set(kind, collection);
      this.#host.requestUpdate();
    } catch {
      // Asked again with the next drawing; until then it is shown as what is sent is, and nothing is lost.
      this.#asked.delete(kind);
    }
  }

  #bring(): Promise<void> {
    return (this.#bringing ??= import('../handoff/handoff-items.js').then(
      ({ HandoffItems }) => {
        this.#items = new HandoffItems(this.#host, this.#language, this.#setting);
        this.#host.requestUpdate();
      },
      () => (this.#bringing = undefined),
    ));
  }
}
