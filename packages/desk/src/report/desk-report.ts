import { conflictOf, type StaffConflict, type StaffPerson, type StaffRequest } from '@civickit/adapters/staff';
import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { Asking } from '../base/asking.js';
import { DeskElement } from '../base/desk-element.js';
import { deskStyles } from '../base/desk.styles.js';
import { Doing } from '../base/doing.js';
import { renderConflict } from '../base/render-conflict.js';
import { Told } from '../base/told.js';
import { peopleIn } from './people-in.js';
import { renderFacts } from './render-facts.js';
import { renderHistory } from './render-history.js';
import type { ReplyPhotos } from './reply-photos.js';
import type { ReportView, Work } from './report-view.js';
import { renderAnswer, renderAssign, renderNote, renderVisibility } from './report-work.js';
import { reportStyles } from './report.styles.js';

/** One report: all that may be seen of it, and what may be done with it. */
export class DeskReport extends DeskElement {
  static override get styles(): CSSResultGroup {
    return [deskStyles, reportStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { conflict: { state: true } };
  }

  declare conflict: StaffConflict | undefined;

  readonly #report = new Asking<StaffRequest>(this, () => this.desk.session);
  /** To whom it can be assigned, where one may assign. Without them one may still take it oneself. */
  readonly #colleagues = new Asking<readonly StaffPerson[]>(this, () => this.desk.session);
  readonly #doing = new Doing(this);
  #photos?: ReplyPhotos | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('where')) return;
    this.desk.trail.report = this.where.of;
    void this.#load();
  }

  /** However often it takes until the report is there, its colleagues are asked for then. */
  #load(): Promise<void> {
    return this.#report.ask(async (signal) => {
      const report = await this.desk.staff.request(this.where.of, { signal, lang: this.language.tag });
      if (report.may.includes('requests.change')) void this.#loadPhotos();
      if (report.may.includes('requests.assign') && !this.#colleagues.value)
        void this.#colleagues.ask(async (within) => (await this.desk.staff.members(report.area, { signal: within })).items);
      return report;
    });
  }

  /** A reply goes without photos where the part cannot be had; the next look at the report tries again. */
  async #loadPhotos(): Promise<void> {
    if (this.#photos) return;
    const part = await import('./reply-photos.js').catch(() => undefined);
    this.#photos ??= part && new part.ReplyPhotos(this, () => ({ drafts: this.desk.drafts, report: this.where.of }));
    this.requestUpdate();
  }

  /** Does one thing with it. Where somebody else was faster, the page shows the report as it is now and keeps what was typed. */
  #work(what: string, act: Work): Promise<boolean> {
    return this.#doing.run(what, async () => {
      const report = this.#report.value;
      if (!report) return undefined;
      try {
        this.#report.put(await act(this.desk.staff, report));
        this.conflict = undefined;
        return this.texts.saved;
      } catch (error) {
        const conflict = conflictOf(error);
        if (!conflict) throw error;
        await this.#load();
        this.conflict = conflict;
        throw new Told(this.texts.report.conflict);
      }
    });
  }

  protected override updated(changed?: PropertyValues<this>): void {
    super.updated();
    if (changed?.has('conflict') && this.conflict) this.renderRoot.querySelector<HTMLElement>('#conflict')?.focus();
  }

  protected override renderContent(): TemplateResult {
    const { texts, where } = this;
    const report = this.#report.value;
    return html`<div class="page">
      <p class="no-print"><a href=${this.desk.trail.inbox}>${texts.report.back}</a></p>
      <div class="head">
        <h1 tabindex="-1">${report ? html`${report.type.name} <span class="number">${report.id}</span>` : texts.report.title(where.of)}</h1>
        <button type="button" class="no-print" @click=${() => print()}>${texts.report.print}</button>
      </div>
      ${this.renderAsking(this.#report)} ${report ? this.#renderReport(report) : nothing}
    </div>`;
  }

  #renderReport(report: StaffRequest): TemplateResult {
    const view: ReportView = {
      report,
      texts: this.texts,
      desk: this.desk,
      format: this.formatter(report.area),
      zone: this.areaOf(report.area)?.zone ?? 'UTC',
      areaName: this.areaOf(report.area)?.name ?? report.area,
      colleagues: this.#colleagues.value ?? [],
      photos: this.#photos,
      isBusy: this.#doing.busy !== undefined,
      work: (what, act) => this.#work(what, act),
      refuse: (what, said) => this.#doing.refuse(what, said),
      outcome: (what) => this.renderOutcome(this.#doing, what),
      redraw: () => this.requestUpdate(),
    };
    const mayWork = report.may.some((one) => one !== 'requests.read' && one !== 'requests.contact');
    return html`${this.conflict ? renderConflict(this.conflict, { ...view, people: peopleIn(view) }) : nothing}
      <div class="columns">
        <div class="stack">${renderFacts(view)} ${renderHistory(view)}</div>
        <div class="stack no-print">
          ${mayWork ? html`${renderAssign(view)} ${renderAnswer(view)} ${renderNote(view)} ${renderVisibility(view)}` : html`<p class="box">${this.texts.report.readOnly}</p>`}
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-report': DeskReport;
  }
}
