import type { StaffCounts, StaffRequestItem, StaffRequestPage, StaffRequestQuery } from '@civickit/adapters/staff';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { Asking } from '../base/asking.js';
import { dateIn, momentIn } from '../base/day.js';
import { DeskElement } from '../base/desk-element.js';
import { deskStyles } from '../base/desk.styles.js';
import { addressOf } from '../base/where.js';
import { renderClock } from '../report/render-clock.js';
import { renderFilter } from './inbox-filter.js';
import { inboxStyles } from './inbox.styles.js';
import { queryOf, views, viewOf, withoutPages, type View } from './inbox-query.js';

/** Reports as a list: one's own, all, or what is overdue, with a filter and page by page. */
export class DeskInbox extends DeskElement {
  static override get styles(): CSSResultGroup {
    return [deskStyles, inboxStyles];
  }

  readonly #list = new Asking<StaffRequestPage>(this, () => this.desk.session);
  readonly #counts = new Asking<StaffCounts>(this, () => this.desk.session);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('where')) return;
    this.desk.trail.inbox = addressOf('inbox', '', this.where.fields);
    void this.#list.ask((signal) => this.desk.staff.requests(this.#query, { signal }));
    // Of all that is open, whatever the filter and the page.
    if (!this.hasUpdated) void this.#counts.ask((signal) => this.desk.staff.counts({ signal }));
  }

  protected override updated(): void {
    super.updated();
    const { report } = this.desk.trail;
    if (this.#list.status !== 'ready' || report === undefined) return;
    // Back from a report one goes on where one was.
    delete this.desk.trail.report;
    this.renderRoot.querySelector<HTMLElement>(`a[href="${CSS.escape(addressOf('report', report))}"]`)?.focus();
  }

  get #query(): StaffRequestQuery {
    return queryOf(this.where.fields);
  }

  protected override renderContent(): TemplateResult {
    const { texts, where } = this;
    const { fields } = where;
    const view = viewOf(fields);
    return html`<div class="page">
      <div class="head">
        <h1 tabindex="-1">${texts.inbox.title}</h1>
        ${this.#mayExport ? html`<a class="no-print" download href=${this.#csv}>${texts.inbox.csv}</a>` : nothing}
      </div>
      <nav class="views no-print" aria-label=${texts.inbox.title}>
        <ul>
          ${views.map(
            (one) =>
              html`<li>
                <a
                  href=${addressOf('inbox', '', { ...fields, view: one, cursor: undefined })}
                  aria-current=${one === view ? 'page' : nothing}
                >
                  ${texts.inbox.views[one]} ${this.#renderCount(one)}
                </a>
              </li>`,
          )}
        </ul>
      </nav>
      ${renderFilter({ fields, texts, self: this.desk.session.self, go: (address) => this.desk.go(address) })}
      ${this.renderAsking(this.#list)} ${this.#list.value ? this.#renderList(this.#list.value) : nothing}
    </div>`;
  }

  /** Of what is open. Where it cannot be had, the list still can. */
  #renderCount(view: View): unknown {
    const { value } = this.#counts;
    return value ? html`<span class="count">${this.formatter().number(value[view])}</span>` : nothing;
  }

  get #mayExport(): boolean {
    const { areas = [] } = this.desk.session.self ?? {};
    return areas.some(({ may, types }) => [...may, ...types.flatMap((type) => type.may)].includes('requests.export'));
  }

  get #csv(): string {
    const query = withoutPages(this.#query);
    return this.desk.staff.requestsCsvUrl(query, this.language.tag).href;
  }

  #renderList({ items, next }: StaffRequestPage): TemplateResult {
    const { texts, where } = this;
    const { fields } = where;
    const words = texts.inbox;
    const isBusy = this.#list.status === 'pending';
    if (items.length === 0) {
      const isFiltered = Object.keys(fields).some((name) => !['view', 'cursor', 'order'].includes(name));
      return html`<p class="box" role="status">${isFiltered ? words.empty.filtered : words.empty[viewOf(fields)]}</p>`;
    }
    const count = words.shown(this.formatter().number(items.length), items.length);
    return html`<div class="stack" aria-busy=${isBusy ? 'true' : 'false'}>
      <p class="muted" role="status">${count}${next === undefined ? nothing : html`. ${words.more}`}</p>
      <ul class="list card">
        ${items.map((item) => this.#renderItem(item))}
      </ul>
      <div class="row no-print">
        ${fields['cursor'] === undefined ? nothing : html`<a href=${addressOf('inbox', '', { ...fields, cursor: undefined })}>${texts.toStart}</a>`}
        ${next === undefined ? nothing : html`<a href=${addressOf('inbox', '', { ...fields, cursor: next })}>${texts.newer}</a>`}
      </div>
    </div>`;
  }

  #renderItem(item: StaffRequestItem): TemplateResult {
    const { texts } = this;
    const { id, type, area, description, address, status, stage, publication, assignee, requestedAt } = item;
    const format = this.formatter(area);
    const areas = this.desk.session.self?.areas ?? [];
    return html`<li class="report">
      <div>
        <a class="title" href=${addressOf('report', id)}>${type.name} <span class="number">${id}</span></a>
        <p class="short text" dir="auto">${description ?? html`<span class="muted">${texts.inbox.noText}</span>`}</p>
        <p class="muted hint">
          ${address === undefined ? nothing : html`<bdi>${address}</bdi> · `}${areas.length > 1 ? html`${this.areaOf(area)?.name ?? area} · ` : nothing}${texts.inbox.reported(momentIn(format, requestedAt))}
        </p>
      </div>
      <div class="facts">
        <span class="tag">${stage ? texts.stages[stage] : texts.status[status]}</span>
        ${publication === 'public' ? nothing : html`<span class="tag caution">${texts.publication[publication]}</span>`}
        ${this.#renderDue(item)} ${renderClock(item.rating, texts.report, (at) => dateIn(format, at))}
        <span>${this.#renderAssignee(assignee)}</span>
      </div>
    </li>`;
  }

  #renderDue({ overdue, expectedAt, area, status }: StaffRequestItem): unknown {
    const { inbox } = this.texts;
    if (expectedAt === undefined) return status === 'open' ? html`<span class="muted">${inbox.noDay}</span>` : nothing;
    const day = dateIn(this.formatter(area), expectedAt);
    return overdue ? html`<span class="tag alarm">${inbox.overdueSince(day)}</span>` : html`<span>${inbox.dueOn(day)}</span>`;
  }

  #renderAssignee(assignee: StaffRequestItem['assignee']): unknown {
    const { inbox } = this.texts;
    if (!assignee) return html`<span class="muted">${inbox.nobody}</span>`;
    return assignee.id === this.desk.session.member?.id ? inbox.mine : inbox.has(assignee.name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-inbox': DeskInbox;
  }
}
