import type { StaffSubmission } from '@civickit/adapters/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Asking } from '../base/asking.js';
import { momentIn } from '../base/day.js';
import { DeskElement } from '../base/desk-element.js';
import { addressOf } from '../base/where.js';

/** One form as people read it. */
export class DeskForm extends DeskElement {
  readonly #form = new Asking<StaffSubmission>(this, () => this.desk.session);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('where')) return;
    void this.#form.ask((signal) => this.desk.staff.submission(this.#area, this.where.of, { signal, lang: this.language.tag }));
  }

  get #area(): string {
    return this.where.fields['area'] ?? '';
  }

  protected override renderContent(): TemplateResult {
    const { texts, where } = this;
    const { forms } = texts;
    const form = this.#form.value;
    return html`<div class="page">
      <p class="no-print"><a href=${addressOf('forms', this.#area)}>${forms.back}</a></p>
      <div class="head">
        <h1 tabindex="-1">${form ? html`<bdi>${form.title}</bdi> ${form.number}` : forms.one(where.of)}</h1>
        <button type="button" class="no-print" @click=${() => print()}>${texts.report.print}</button>
      </div>
      ${this.renderAsking(this.#form)} ${form ? this.#renderForm(form) : nothing}
    </div>`;
  }

  #renderForm(form: StaffSubmission): TemplateResult {
    const { forms } = this.texts;
    const format = this.formatter(this.#area);
    const { assistant, consent, files } = form;
    return html`<section class="card">
      <p class="muted">${forms.received(momentIn(format, form.receivedAt))} · ${forms.version(form.version)}</p>
      ${
        assistant
          ? html`<p>
              ${forms.assistant(assistant.name, assistant.for)}${assistant.reason === undefined ? nothing : html`. ${forms.reason(assistant.reason)}`}
            </p>`
          : nothing
      }
      ${form.sections.map(
        ({ title, depth, rows }) =>
          html`${title === '' ? nothing : depth > 1 ? html`<h3>${title}</h3>` : html`<h2>${title}</h2>`}
            <dl class="rows">
              ${rows.map(
                ({ label, value }) =>
                  html`<dt>${label}</dt>
                    <dd class="text" dir="auto">${value}</dd>`,
              )}
            </dl>`,
      )}
      ${
        files.length > 0
          ? html`<h2>${forms.attached}</h2>
              <ul>
                ${files.map(
                  ({ id, name = id, size }) =>
                    html`<li>
                      <a download href=${this.desk.staff.fileUrl(this.#area, form.number, id).href}
                        >${forms.download(name, this.#sizeOf(size))}</a
                      >
                    </li>`,
                )}
              </ul>`
          : nothing
      }
      ${consent ? html`<p class="hint">${forms.consent(consent.version, momentIn(format, consent.at))}</p>` : nothing}
    </section>`;
  }

  #sizeOf(bytes: number): string {
    const [value, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
    return new Intl.NumberFormat([this.language.tag, 'en'], { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-form': DeskForm;
  }
}
