import { createKey } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../form/form-text.js';
import type { FormTexts } from '../form/form-texts.js';
import { action, caution } from '../form/screens/screen.js';
import type { Host } from '../host/host.js';
import type { FeedbackTexts } from './feedback-texts.js';
import type * as PageAnswer from './page-answer.js';
import type { RequestCollection } from './report-types.js';

export interface QuestionSetting {
  readonly host: Host | undefined;
  readonly collection: RequestCollection | undefined;
  readonly source: string | undefined;
  /** Id of the type under which the office takes what is said of pages. */
  readonly type: string | undefined;
  readonly texts: FeedbackTexts;
  readonly formTexts: Pick<FormTexts, 'yes' | 'no' | 'optional'>;
  /** BCP 47 tag of the reader's language. */
  readonly lang: string;
}

type State = 'asking' | 'sending' | PageAnswer.AnswerState;

/** "Was this page useful?", with one optional line. Nobody is asked anything until the reader has answered. */
export class PageQuestion {
  #state: State = 'asking';
  #useful: boolean | undefined;
  #line = '';
  /** Of what is said here: however often it is sent, the office has it once. */
  readonly #key = createKey();
  #code: Promise<typeof PageAnswer> | undefined;
  #known: Promise<PageAnswer.KnownTypes> | undefined;
  readonly #setting: () => QuestionSetting;
  readonly #changed: () => void;

  constructor(setting: () => QuestionSetting, changed: () => void) {
    this.#setting = setting;
    this.#changed = changed;
  }

  render(): TemplateResult {
    const { texts, formTexts } = this.#setting();
    const { useful } = texts;
    const state = this.#state;
    const isDone = state === 'received' || state === 'saved' || state === 'waits';
    return html`<div class="useful" tabindex="-1">
      <div role="status">
        ${isDone ? html`<p .textContent=${useful[state]}></p>` : nothing} ${state === 'failed' ? caution(useful.failed) : nothing}
      </div>
      ${
        isDone
          ? nothing
          : html`<div class="row" role="group" aria-labelledby="useful">
                <span id="useful" class="label" .textContent=${useful.question}></span>
                ${this.#renderChoice(true, formTexts.yes)} ${this.#renderChoice(false, formTexts.no)}
              </div>
              ${this.#useful === undefined ? nothing : this.#renderLine(state)}`
      }
    </div>`;
  }

  #renderChoice(value: boolean, text: string): TemplateResult {
    const pick = () => {
      this.#useful = value;
      // So that nobody waits for it who has written a line.
      this.#known ??= this.#load().then(
        ({ findTypes }) => findTypes(this.#setting()),
        () => undefined,
      );
      this.#changed();
    };
    return html`<button type="button" aria-pressed=${this.#useful === value} @click=${pick}>${words(text)}</button>`;
  }

  #renderLine(state: State): TemplateResult {
    const { useful } = this.#setting().texts;
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        event.stopPropagation();
        void this.#send();
      }}
    >
      <div class="question">
        <label class="label" for="useful-line">${words(useful.more)} ${words(this.#setting().formTexts.optional, 'optional')}</label>
        <input
          id="useful-line"
          maxlength="500"
          autocomplete="off"
          dir="auto"
          @input=${(event: Event) => (this.#line = (event.target as HTMLInputElement).value)}
        />
      </div>
      <p>${action(state === 'sending' ? useful.sending : useful.send, () => void this.#send(), 'main')}</p>
    </form>`;
  }

  async #send(): Promise<void> {
    if (this.#state === 'sending') return;
    this.#state = 'sending';
    this.#changed();
    const state = await this.#hand().catch(() => 'failed' as const);
    // What was pressed goes.
    if (state !== 'failed') (await this.#load()).focusAround();
    this.#state = state;
    this.#changed();
  }

  async #hand(): Promise<PageAnswer.AnswerState> {
    const { sendAnswer } = await this.#load();
    const answer = { useful: this.#useful === true, line: this.#line.trim(), key: this.#key };
    return sendAnswer(this.#setting(), await this.#known, answer);
  }

  #load(): Promise<typeof PageAnswer> {
    return (this.#code ??= import('./page-answer.js').catch((cause: unknown) => {
      this.#code = undefined;
      throw cause;
    }));
  }
}
