import { noticeState, type StaffNoticeItem, type StaffNoticePage } from '@civickit/adapters/staff';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Asking } from '../base/asking.js';
import { dateIn, momentIn } from '../base/day.js';
import { DeskElement } from '../base/desk-element.js';
import { fieldsOf } from '../base/fields-of.js';
import { renderSelect, type Option } from '../base/render-select.js';
import { addressOf } from '../base/where.js';

/** The notices of an area, in every state. */
export class DeskNotices extends DeskElement {
  readonly #list = new Asking<StaffNoticePage>(this, () => this.desk.session);

  protected override willUpdate(changed: PropertyValues<this>): void {
    const area = this.#area;
    if (!changed.has('where') || area === undefined) return;
    const { state, q: text, cursor } = this.where.fields;
    const known = noticeState.options.find((one) => one === state);
    const query = { limit: 30, ...(known && { state: known }), ...(text && { text }), ...(cursor && { cursor }) };
    void this.#list.ask((signal) => this.desk.staff.notices(area, query, { signal }));
  }

  get #areas() {
    return this.desk.session.self?.areas.filter(({ may }) => may.includes('notices.read')) ?? [];
  }

  get #area(): string | undefined {
    return this.where.of || this.#areas[0]?.id;
  }

  protected override renderContent(): TemplateResult {
    const { texts } = this;
    const words = texts.notices;
    const area = this.#area;
    if (area === undefined)
      return html`<h1 tabindex="-1">${words.title}</h1>
        <p class="box">${texts.noRight}</p>`;
    const mayWrite = this.areaOf(area)?.may.includes('notices.write') ?? false;
    return html`<div class="page">
      <div class="head">
        <h1 tabindex="-1">${words.title}</h1>
        ${mayWrite ? html`<a class="button no-print" href=${addressOf('notice', this.desk.drafts.freshNotice(area), { area, fresh: 'yes' })}>${words.write}</a>` : nothing}
      </div>
      ${this.#renderFilter(area)} ${this.renderAsking(this.#list)} ${this.#list.value ? this.#renderList(area, this.#list.value) : nothing}
    </div>`;
  }

  #renderFilter(area: string): TemplateResult {
    const { texts } = this;
    const { fields } = this.where;
    const words = texts.notices;
    const submit = (event: SubmitEvent) => {
      const { area: wanted = area, ...rest } = fieldsOf(event);
      this.desk.go(addressOf('notices', wanted, rest));
    };
    return html`<form class="card" role="search" @submit=${submit}>
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
        ${renderSelect(
          'state',
          words.state,
          [['', texts.everything], ...noticeState.options.map((state): Option => [state, words.states[state]])],
          fields['state'] ?? '',
        )}
        <div class="field">
          <label for="q">${texts.search}</label>
          <input id="q" name="q" type="search" dir="auto" .value=${fields['q'] ?? ''} />
        </div>
        <button class="main">${texts.show}</button>
      </div>
    </form>`;
  }

  #renderList(area: string, { items, next }: StaffNoticePage): TemplateResult {
    const { texts } = this;
    const { fields } = this.where;
    if (items.length === 0) {
      return html`<p class="box" role="status">${fields['q'] || fields['state'] ? texts.notices.filtered : texts.notices.empty}</p>`;
    }
    return html`<ul class="list card">
        ${items.map((item) => this.#renderItem(area, item))}
      </ul>
      <div class="row no-print">
        ${fields['cursor'] === undefined ? nothing : html`<a href=${addressOf('notices', area, { ...fields, cursor: undefined })}>${texts.toStart}</a>`}
        ${next === undefined ? nothing : html`<a href=${addressOf('notices', area, { ...fields, cursor: next })}>${texts.newer}</a>`}
      </div>`;
  }

  #renderItem(area: string, { id, title, state, type, pinned, ...dates }: StaffNoticeItem): TemplateResult {
    const words = this.texts.notices;
    const format = this.formatter(area);
    const told = [
      dates.published && (state === 'scheduled' ? words.appears : words.published)(dateIn(format, dates.published)),
      dates.expires && words.expires(dateIn(format, dates.expires)),
      dates.verified && words.verified(dateIn(format, dates.verified)),
      dates.withdrawnAt && words.withdrawn(momentIn(format, dates.withdrawnAt)),
    ].filter(Boolean);
    return html`<li>
      <a class="title" href=${addressOf('notice', id, { area })} dir="auto">${title}</a>
      <div class="row">
        <span class="tag ${state === 'public' ? '' : 'caution'}">${words.states[state]}</span>
        ${type === 'news' ? nothing : html`<span class="tag">${words.types[type]}</span>`}
        ${pinned ? html`<span class="tag">${words.pinned}</span>` : nothing}
        <span class="muted hint">${told.join(' · ')}</span>
      </div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-notices': DeskNotices;
  }
}
