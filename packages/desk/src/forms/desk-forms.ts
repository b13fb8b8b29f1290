import type { StaffSubmissionItem, StaffSubmissionPage } from '@civickit/adapters/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Asking } from '../base/asking.js';
import { momentIn } from '../base/day.js';
import { DeskElement } from '../base/desk-element.js';
import { fieldsOf } from '../base/fields-of.js';
import { renderSelect, type Option } from '../base/render-select.js';
import { addressOf } from '../base/where.js';

/** Forms that came in to an area: which, and when. */
export class DeskForms extends DeskElement {
  readonly #list = new Asking<StaffSubmissionPage>(this, () => this.desk.session);
  /** Titles of forms by id, of all that was seen here. */
  readonly #titles = new Map<string, string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    const area = this.#area;
    if (!changed.has('where') || area === undefined) return;
    const { form, cursor } = this.where.fields;
    const query = { limit: 30, ...(form && { form }), ...(cursor && { cursor }) };
    void this.#list.ask((signal) => this.desk.staff.submissions(area, query, { signal, lang: this.language.tag }));
  }

  get #areas() {
    return this.desk.session.self?.areas.filter(({ may }) => may.includes('submissions.list')) ?? [];
  }

  get #area(): string | undefined {
    return this.where.of || this.#areas[0]?.id;
  }

  protected override renderContent(): TemplateResult {
    const { texts } = this;
    const area = this.#area;
    if (area === undefined)
      return html`<h1 tabindex="-1">${texts.forms.title}</h1>
        <p class="box">${texts.noRight}</p>`;
    const { value } = this.#list;
    for (const { form, title } of value?.items ?? []) this.#titles.set(form, title);
    return html`<div class="page">
      <h1 tabindex="-1">${texts.forms.title}</h1>
      ${this.#renderFilter(area)} ${this.renderAsking(this.#list)}
      ${value ? html`${this.#renderExport(area)} ${this.#renderList(area, value)}` : nothing}
    </div>`;
  }

  #renderFilter(area: string): unknown {
    const { texts } = this;
    if (this.#areas.length < 2 && this.#titles.size < 2) return nothing;
    const submit = (event: SubmitEvent) => {
      const { area: wanted = area, form } = fieldsOf(event);
      this.desk.go(addressOf('forms', wanted, { form: wanted === area ? form : undefined }));
    };
    return html`<form class="card no-print" @submit=${submit}>
      <div class="search">
        ${
          this.#areas.length > 1
            ? renderSelect(
                'area',
                texts.area,
                this.#areas.map(({ id, name }): Option => [id, name]),
                area,
              )
            : nothing
        }
        ${renderSelect('form', texts.forms.which, [['', texts.everything], ...this.#titles], this.where.fields['form'] ?? '')}
        <button class="main">${texts.show}</button>
      </div>
    </form>`;
  }

  #renderExport(area: string): unknown {
    const { texts, where } = this;
    if (!this.areaOf(area)?.may.includes('submissions.export') || this.#titles.size === 0) return nothing;
    const shown = [...this.#titles].filter(([form]) => where.fields['form'] === undefined || form === where.fields['form']);
    return html`<div class="stack no-print">
      ${shown.map(
        ([form, title]) =>
          html`<a download href=${this.desk.staff.submissionsCsvUrl(area, form, undefined, this.language.tag).href}
            >${texts.forms.csv(title)}</a
          >`,
      )}
      <p class="hint">${texts.forms.csvHint}</p>
    </div>`;
  }

  #renderList(area: string, { items, next }: StaffSubmissionPage): TemplateResult {
    const { texts, where } = this;
    const { fields } = where;
    if (items.length === 0) return html`<p class="box" role="status">${texts.forms.empty}</p>`;
    const mayRead = this.areaOf(area)?.may.includes('submissions.read') ?? false;
    return html`${mayRead ? nothing : html`<p class="box">${texts.forms.listOnly}</p>`}
      <ul class="list card">
        ${items.map((item) => this.#renderItem(area, item, mayRead))}
      </ul>
      <div class="row no-print">
        ${fields['cursor'] === undefined ? nothing : html`<a href=${addressOf('forms', area, { ...fields, cursor: undefined })}>${texts.toStart}</a>`}
        ${next === undefined ? nothing : html`<a href=${addressOf('forms', area, { ...fields, cursor: next })}>${texts.newer}</a>`}
      </div>`;
  }

  #renderItem(area: string, { number, title, version, receivedAt, files }: StaffSubmissionItem, mayRead: boolean): TemplateResult {
    const { forms } = this.texts;
    const format = this.formatter(area);
    const name = html`<bdi>${title}</bdi> ${number}`;
    return html`<li>
      ${mayRead ? html`<a class="title" href=${addressOf('form', number, { area })}>${name}</a>` : html`<span class="title">${name}</span>`}
      <p class="muted hint">
        ${forms.received(momentIn(format, receivedAt))} ·
        ${forms.version(version)}${files > 0 ? ` · ${forms.files(format.number(files), files)}` : ''}
      </p>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-forms': DeskForms;
  }
}
