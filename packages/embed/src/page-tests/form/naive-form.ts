import { type FormIssue, openForm } from '@civickit/core/forms';
import { sampleForm } from '@civickit/components/form/states.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';

const [who, what] = sampleForm.pages;
const textOf = (text: unknown) => (text as { en: string }).en;

/**
 * The first page of the sample form as most would write it: every text is a child of a template. Page translators put their own nodes in the
 * place of a text, and Lit goes on writing into the one that is not on the page any more.
 */
class NaiveForm extends LitElement {
  step = 'start';
  readonly #session = openForm(sampleForm, { zone: 'Asia/Shanghai' });
  #issues: readonly FormIssue[] = [];

  #go(step: string): void {
    this.step = step;
    this.#issues = [];
    this.requestUpdate();
  }

  #next(event: Event): void {
    event.preventDefault();
    this.#issues = this.#session.check({ page: 'who' });
    if (this.#issues.length === 0) this.#go('what');
    this.requestUpdate();
  }

  override updated(): void {
    this.renderRoot.querySelector<HTMLElement>('.problems')?.focus();
  }

  #wrongAt(path: string): string | undefined {
    const issue = this.#issues.find((one) => one.path === path);
    return issue && `${issue.code}: ${path}`;
  }

  protected override render(): TemplateResult {
    const page = this.step === 'what' ? what : who;
    return html`<div class="root">
      <h2 class="step" tabindex="-1">${this.step === 'start' ? textOf(sampleForm.title) : textOf(page?.title)}</h2>
      ${
        this.step === 'start'
          ? html`<p><button type="button" @click=${() => this.#go('who')}>${'Start'}</button></p>`
          : html`<form novalidate @submit=${(event: Event) => this.#next(event)}>
              ${
                this.#issues.length > 0
                  ? html`<div class="problems" tabindex="-1">
                      ${this.#issues.map(({ path }) => html`<a href="#" @click=${(event: Event) => this.#lead(event, path)}>${this.#wrongAt(path)}</a>`)}
                    </div>`
                  : nothing
              }
              ${page?.questions.map((question) => this.#renderField(question.id, textOf('label' in question ? question.label : '')))}
              <button class="main" type="submit">${this.step === 'who' ? 'Continue' : 'Check'}</button>
            </form>`
      }
    </div>`;
  }

  #lead(event: Event, path: string): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`[id="q-${path}"]`)?.focus();
  }

  #renderField(path: string, label: string): TemplateResult {
    const wrong = this.#wrongAt(path);
    return html`<div data-path=${path}>
      <label for=${`q-${path}`}>${label}</label>
      ${wrong === undefined ? nothing : html`<p class="error-text">${wrong}</p>`}
      <input id=${`q-${path}`} @input=${({ target }: Event) => this.#session.set(path, (target as HTMLInputElement).value)} />
    </div>`;
  }
}

customElements.define('naive-form', NaiveForm);
