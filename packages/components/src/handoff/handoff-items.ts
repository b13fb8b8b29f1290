import type { Outbox, OutboxItem } from '@civickit/core/outbox';
import type { LitElement } from 'lit';
import type { LanguageController } from '../base/language.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import type { FocusNext } from '../form/focus-next.js';
import type { Formatter } from '../i18n/formatter.js';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import type { Handing } from './handing.js';
import { handoffLoaders, type HandoffTexts } from './handoff-texts.js';
import { handoffStyles } from './handoff.styles.js';
import { PreparedItem } from './prepared-item.js';
import { renderPrepared } from './render-prepared.js';
import { en } from './texts/en.js';

export interface HandoffItemsSetting {
  readonly outbox: Outbox | undefined;
  readonly focus: FocusNext;
  readonly say: (text: string) => void;
}

/** What is prepared, in a list: one at a time is open. */
export class HandoffItems {
  readonly #host: LitElement;
  readonly #loaded: LoadedTexts<HandoffTexts>;
  readonly #setting: () => HandoffItemsSetting;
  #open: PreparedItem | undefined;

  constructor(host: LitElement, language: LanguageController, setting: () => HandoffItemsSetting) {
    this.#host = host;
    this.#setting = setting;
    this.#loaded = new LoadedTexts(host, language, en, handoffLoaders);
    adoptStyles(host, handoffStyles);
  }

  get texts(): Pick<HandoffTexts, 'prepared' | 'takeIt'> {
    return this.#loaded.texts;
  }

  isOpen({ key }: OutboxItem): boolean {
    return this.#open?.item.key === key;
  }

  toggle(item: OutboxItem, handing: Handing): void {
    const { outbox, focus, say } = this.#setting();
    const opens = !this.isOpen(item);
    this.#open = undefined;
    if (opens && outbox) {
      this.#open = new PreparedItem(this.#host, item, () => ({ handing, outbox, texts: this.#loaded.texts, say }));
      focus.on('.choose');
    }
    this.#host.requestUpdate();
  }

  /** The ways of the one that is open. */
  render(item: OutboxItem, format: Formatter, level: number): unknown {
    const prepared = this.#open;
    if (!prepared || !this.isOpen(item)) return undefined;
    prepared.take(item);
    const { focus } = this.#setting();
    const focusOn = (selector: string): void => {
      focus.on(`[data-key="${CSS.escape(item.key)}"] ${selector}`);
      this.#host.requestUpdate();
    };
    const handedOver = (): void => {
      this.#open = undefined;
      focus.on(`[data-key="${CSS.escape(item.key)}"]`);
      this.#host.requestUpdate();
    };
    return renderPrepared({ prepared, texts: this.#loaded.texts, format, level, now: Date.now(), focusOn, handedOver });
  }
}
