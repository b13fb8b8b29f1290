import type { Outbox, OutboxItem } from '@civickit/core/outbox';
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '../base/language.js';
import type { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import type { FocusNext } from '../form/focus-next.js';
import type { FormFlow } from '../form/form-flow.js';
import type { FormOutcome } from '../form/form-sending.js';
import { isSame } from '../form/form-steps.js';
import { endingTexts } from '../form/screens/ending-texts.js';
import { action, readOr, type ScreenView, stepHeading } from '../form/screens/screen.js';
import { watchItem } from '../outbox/settled-item.js';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import type { Handing } from './handing.js';
import { renderNotice } from './handoff-notice.js';
import { handoffLoaders, type HandoffTexts } from './handoff-texts.js';
import { handoffStyles } from './handoff.styles.js';
import { loadDrawing, PreparedItem } from './prepared-item.js';
import { renderKept, renderPrepared } from './render-prepared.js';
import { en } from './texts/en.js';

export interface HandoffViewSetting {
  readonly focus: FocusNext;
  readonly message: LiveMessage;
  readonly outbox: (() => Promise<Outbox>) | undefined;
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
  /** Ends the watch over `#item`. */
  #watching = new AbortController();
  readonly #language: LanguageController;
  #handings: readonly Handing[] = [];
  /** Who has been asked, in which language. */
  readonly #warm = new Set<string>();

  constructor(host: LitElement, language: LanguageController, setting: () => HandoffViewSetting) {
    this.#host = host;
    this.#language = language;
    this.#setting = setting;
    this.#loaded = new LoadedTexts(host, language, en, handoffLoaders);
    adoptStyles(host, handoffStyles);
    // There may be no network when they are wanted.
    void loadDrawing();
    import('../feedback/save-reminder.js').catch(() => undefined);
  }

  /** In place of "Send". */
  get prepareWords(): string {
    return this.#loaded.texts.prepare;
  }

  /** Speaks of these offices from now on. What is needed later is brought: there may be no network by then. */
  to(handings: readonly Handing[]): this {
    for (const { collection, source } of handings) {
      const asked = `${source} ${this.#language.tag}`;
      if (this.#warm.has(asked)) continue;
      this.#warm.add(asked);
      collection.prepare({ ...nothingYet, lang: this.#language.tag } as never, { source }).catch(() => this.#warm.delete(asked));
    }
    this.#handings = handings;
    return this;
  }

  notice(): TemplateResult {
    return renderNotice(this.#handings, this.#loaded.texts);
  }

  /** Before anything is typed, and before it is prepared. */
  noticeAt({ step, steps: [first] }: FormFlow): TemplateResult | undefined {
    const isFirst = step.at === 'start' || (first !== undefined && isSame(first, step));
    return isFirst || step.at === 'check' ? this.notice() : undefined;
  }

  /** Undefined where something else has come of it, as where somebody has sent it by other means. */
  ending(view: ScreenView, outcome: FormOutcome, handing: Handing, flow: FormFlow, change: (key: string) => void): unknown {
    const receipt = outcome.state === 'received' && outcome.receipt.strength === 'handed-off' ? outcome.receipt : undefined;
    const key = outcome.state === 'prepared' || outcome.state === 'received' ? outcome.key : undefined;
    if (key === undefined || (outcome.state === 'received' && !receipt)) return undefined;
    if (outcome !== this.#outcome) void this.#take(key, handing, receipt === undefined).catch(() => undefined);
    this.#outcome = outcome;
    const { texts } = this.#loaded;
    const { definition, format, level } = view;
    const item = this.#item;
    const waits = item?.item.kept === false ? texts.waitsUnkept : texts.waits;
    return html`${stepHeading(view, readOr(view, definition.title, definition.id))}
      <div class="outcome open" part="outcome">
        <p class="told" .textContent=${receipt ? texts.told(format.moment(receipt.at)) : texts.prepared}></p>
        ${receipt ? nothing : html`<p class="hint" .textContent=${waits}></p>`}
      </div>
      ${item && (receipt ? renderKept({ prepared: item, texts, level: level + 1 }) : this.#render(view, item))}
      <div class="row">
        ${receipt ? nothing : action(texts.change, () => change(key))}
        ${action(endingTexts(view).another, () => void flow.startAnew(), 'quiet')}
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
    this.#watching.abort();
    const { signal } = (this.#watching = new AbortController());
    const outbox = await this.#setting().outbox?.();
    if (!outbox || signal.aborted) return;
    const say = (text: string) => this.#setting().message.say(text);
    const take = (found: OutboxItem): void => {
      if (this.#item) this.#item.take(found);
      else this.#item = new PreparedItem(this.#host, found, () => ({ handing, outbox, texts: this.#loaded.texts, say }));
      this.#host.requestUpdate();
    };
    watchItem(outbox, key, take, signal);
  }
}
