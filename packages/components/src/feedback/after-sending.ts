import type { Receipt, RequestType } from '@civickit/core';
import { html, type LitElement, nothing } from 'lit';
import { action } from '../form/screens/screen.js';
import { words } from '../form/form-text.js';
import { copyText, shareBySheet } from '../service-guide/share/share.js';
import type { FeedbackTexts, ReportSaid } from './feedback-texts.js';

export interface ReceiptView {
  readonly texts: FeedbackTexts;
  readonly said: ReportSaid;
  readonly receipt: Receipt;
  readonly type: RequestType | undefined;
  readonly trackHref: string | undefined;
  /** The promised day, as a sentence. */
  readonly promised: string | undefined;
  readonly now: number;
  readonly zone: string;
  /** Says aloud what was done. */
  readonly say: (text: string) => void;
}

/** With the number somebody can see what becomes of it, pass it on, and be reminded. */
export class AfterSending {
  readonly #host: LitElement;
  /** What a device could not take by itself, and what a person does with it. */
  #left: { readonly told: string; readonly words: string } | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Another report has another number. */
  forget(): void {
    this.#left = undefined;
  }

  render(view: ReceiptView): unknown {
    const { texts, receipt, promised, trackHref } = view;
    if (receipt.strength === 'handed-off') return nothing;
    // Not the code, which opens the report to whoever has it.
    const number = receipt.strength === 'pending' ? undefined : receipt.ref?.id;
    const hasAny = number !== undefined || receipt.code !== undefined;
    if (!hasAny) return nothing;
    return html`<div class="after">
      ${promised === undefined ? nothing : html`<p class="promise" .textContent=${promised}></p>`}
      <p class="hint" .textContent=${texts.keepCode}></p>
      ${number === undefined || receipt.code === undefined ? nothing : html`<p class="hint" .textContent=${texts.publicNumber(`\u2066${number}\u2069`)}></p>`}
      <div class="row">
        ${trackHref === undefined ? nothing : html`<a href=${trackHref}>${words(texts.trackIt)}</a>`}
        ${
          number === undefined
            ? nothing
            : html`${action(texts.share, () => void this.#share(view, number))}
              ${action(texts.remind, () => void this.#remind(view, number))}`
        }
      </div>
      ${this.#renderLeft()}
    </div>`;
  }

  #renderLeft(): unknown {
    if (!this.#left) return nothing;
    const { told, words: left } = this.#left;
    return html`<div class="question">
      <label class="hint" for="left" .textContent=${told}></label>
      <textarea id="left" readonly rows="3" dir="auto" .value=${left}></textarea>
    </div>`;
  }

  /** By the sheet of the device, else to the clipboard. */
  async #share({ texts, said, say }: ReceiptView, number: string): Promise<void> {
    const text = texts.reminder(number);
    if (await shareBySheet({ text })) return void this.#leave(undefined);
    const field = await this.#leave({ told: said.byHand.selected, words: text });
    const told = field && (await copyText(text, field)) === 'copied' ? said.byHand.copied : said.byHand.selected;
    this.#left = { told, words: text };
    this.#host.requestUpdate();
    say(told);
  }

  async #remind({ texts, said, receipt, type, now, zone, trackHref, promised, say }: ReceiptView, number: string): Promise<void> {
    const summary = texts.reminder(number);
    const { saveReminder } = await import('./save-reminder.js');
    const { source, expected: by } = receipt;
    const expected = by && { by, zone };
    const isSaved = saveReminder({ source, number, summary, expected, promised: type?.promised, now, trackHref });
    if (isSaved) return say(texts.saved);
    const address = trackHref === undefined ? undefined : new URL(trackHref, location.href).href;
    const field = await this.#leave({ told: said.byHand.noFiles, words: [summary, promised, address].filter(Boolean).join('\n') });
    field?.focus();
    say(said.byHand.noFiles);
  }

  /** Shows what is left to a person. @returns the field that holds it */
  async #leave(left: { readonly told: string; readonly words: string } | undefined): Promise<HTMLTextAreaElement | undefined> {
    this.#left = left;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    return this.#host.renderRoot.querySelector<HTMLTextAreaElement>('#left') ?? undefined;
  }
}
