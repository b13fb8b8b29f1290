import type { Outbox } from '@civickit/core/outbox';
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '../base/language.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import type { FocusNext } from '../form/focus-next.js';
import type { FormOutcome } from '../form/form-sending.js';
import { endingTexts } from '../form/screens/ending-texts.js';
import { action, readOr, type ScreenView, stepHeading } from '../form/screens/screen.js';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import type { Handing } from './handing.js';
import { renderNotice } from './handoff-notice.js';
import { handoffLoaders, type HandoffTexts } from './handoff-texts.js';
import { handoffStyles } from './handoff.styles.js';
import { PreparedItem } from './prepared-item.js';
import { renderPrepared, renderSheet, renderText } from './render-prepared.js';
import { en } from './texts/en.js';

export interface HandoffViewSetting {
  readonly focus: FocusNext;
  readonly outbox: (() => Promise<Outbox>) | undefined;
  readonly say: (text: string) => void;
}

interface EndingActions {
  startAnew(): void;
  change(key: string): void;
}

/** Taken for a draft of any kind, so that the code for words is asked for once before it is needed. */
const nothingYet = { type: '-', form: '-', version: '-', answers: {} };

/** What a form says, and ends with, where nothing is sent and the reader takes it to the office. */
export class HandoffView {
  readonly #host: LitElement;
  readonly #loaded: LoadedTexts<HandoffTexts>;
  readonly #setting: () => HandoffViewSetting;
  #item: PreparedItem | undefined;
  /** The one that `#item` is of. */
  #outcome: FormOutcome | undefined;
  readonly #warm = new Set<string>();

  constructor(host: LitElement, language: LanguageController, setting: () => HandoffViewSetting) {
    this.#host = host;
    this.#setting = setting;
    this.#loaded = new LoadedTexts(host, language, en, handoffLoaders);
    adoptStyles(host, handoffStyles);
  }

  /** In place of "Send". */
  get prepareWords(): string {
    return this.#loaded.texts.prepare;
  }

  notice(handings: readonly Handing[]): TemplateResult {
    return renderNotice(handings, this.#loaded.texts);
  }

  /** Brings what is needed later: there may be no network by then. */
  warm({ collection, source }: Handing, lang: string): void {
    const asked = `${source} ${lang}`;
    if (this.#warm.has(asked)) return;
    this.#warm.add(asked);
    collection.prepare({ ...nothingYet, lang } as never, { source }).catch(() => this.#warm.delete(asked));
  }

  renderEnding(view: ScreenView, outcome: FormOutcome, handing: Handing, { startAnew, change }: EndingActions): TemplateResult {
    const { texts } = this.#loaded;
    const { definition, format, level } = view;
    const receipt = outcome.state === 'received' ? outcome.receipt : undefined;
    const key = 'key' in outcome ? outcome.key : undefined;
    if (key !== undefined && outcome !== this.#outcome) void this.#take(key, handing, receipt === undefined);
    this.#outcome = outcome;
    const item = this.#item;
    const waits = item?.item.kept === false ? texts.waitsUnkept : texts.waits;
    return html`${stepHeading(view, readOr(view, definition.title, definition.id))}
      <div class="outcome open" part="outcome">
        <p class="told" .textContent=${receipt ? texts.told(format.moment(receipt.at)) : texts.prepared}></p>
        ${receipt ? nothing : html`<p class="hint" .textContent=${waits}></p>`}
      </div>
      ${item && (receipt ? [renderText({ prepared: item, texts }), renderSheet({ prepared: item, texts, level: level + 1 })] : this.#render(view, item))}
      <div class="row">
        ${receipt || key === undefined ? nothing : action(texts.change, () => change(key))}
        ${action(endingTexts(view).another, startAnew, 'quiet')}
      </div>`;
  }

  #render({ format, level }: ScreenView, prepared: PreparedItem): TemplateResult {
    const { focus } = this.#setting();
    const focusOn = (selector: string): void => {
      focus.on(selector);
      this.#host.requestUpdate();
    };
    const handedOver = () => focusOn('.step');
    return renderPrepared({ prepared, texts: this.#loaded.texts, format, level: level + 1, now: Date.now(), focusOn, handedOver });
  }

  async #take(key: string, handing: Handing, isNew: boolean): Promise<void> {
    if (!isNew && this.#item?.item.key === key) return;
    this.#item = undefined;
    const outbox = await this.#setting().outbox?.();
    const found = (await outbox?.list())?.find((item) => item.key === key);
    if (!outbox || !found) return;
    const { say } = this.#setting();
    this.#item = new PreparedItem(this.#host, found, () => ({ handing, outbox, texts: this.#loaded.texts, say }));
    this.#host.requestUpdate();
  }
}
