import type { Said } from '@civickit/core';
import type { OutboxItem } from '@civickit/core/outbox';
import type { LitElement } from 'lit';
import type { LanguageController } from '../base/language.js';
import { FocusNext } from '../form/focus-next.js';
import { type Handing, handingOf } from '../handoff/handing.js';
import type { HandoffItems, HandoffItemsSetting } from '../handoff/handoff-items.js';
import type { ItemCollections } from './item-collections.js';

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
  readonly #collections: ItemCollections;
  #items: HandoffItems | undefined;
  #bringing: Promise<void> | undefined;

  constructor(
    host: LitElement,
    language: LanguageController,
    collections: ItemCollections,
    setting: () => Omit<HandoffItemsSetting, 'focus'>,
  ) {
    this.#host = host;
    this.#collections = collections;
    this.#language = language;
    const focus = new FocusNext(host);
    this.#setting = () => ({ ...setting(), focus });
  }

  /** Undefined for what is sent, and until it is known of what was not prepared. */
  of(item: OutboxItem): Handed | undefined {
    const handing = this.#handingOf(item);
    return handing || isPrepared(item) ? { items: this.#items, handing } : undefined;
  }

  /** Brings what is needed for items that nothing sends. */
  ask(items: readonly OutboxItem[]): void {
    if (items.some((item) => this.of(item))) void this.#bring();
  }

  #handingOf({ state, target }: OutboxItem): Handing | undefined {
    return waiting.has(state) ? handingOf(this.#collections.of(target.kind), target.source) : undefined;
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
