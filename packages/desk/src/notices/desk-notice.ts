import { conflictOf, type StaffConflict, type StaffNotice, type StaffOperation } from '@civickit/adapters/staff';
import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Asking } from '../base/asking.js';
import { dateIn } from '../base/day.js';
import { DeskElement } from '../base/desk-element.js';
import { deskStyles } from '../base/desk.styles.js';
import { Doing } from '../base/doing.js';
import { renderConflict } from '../base/render-conflict.js';
import { Told } from '../base/told.js';
import { addressOf } from '../base/where.js';
import { draftFrom, fieldNames, fieldsFrom, type FieldName, type NoticeFields } from './notice-fields.js';
import { renderNoticeForm } from './render-notice-form.js';
import { noticeStyles } from './notice.styles.js';

/** One notice: its words, and what is done with it. */
export class DeskNotice extends DeskElement {
  static override get styles(): CSSResultGroup {
    return [deskStyles, noticeStyles];
  }
  static override get properties(): PropertyDeclarations {
    return { conflict: { state: true }, publishOn: { state: true } };
  }

  declare conflict: StaffConflict | undefined;
  /** Day from which it is to be read, as it stands in the field; empty for at once. */
  declare publishOn: string;

  readonly #notice = new Asking<StaffNotice>(this, () => this.desk.session);
  readonly #doing = new Doing(this);

  constructor() {
    super();
    this.publishOn = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('where') && !this.#isFresh && this.#notice.value?.id !== this.where.of) this.#load();
  }

  protected override updated(changed?: PropertyValues<this>): void {
    super.updated();
    if (changed?.has('conflict') && this.conflict) this.renderRoot.querySelector<HTMLElement>('#conflict')?.focus();
  }

  #load(): void {
    void this.#notice.ask((signal) => this.desk.staff.notice(this.#area, this.where.of, { signal }));
  }

  get #area(): string {
    return this.where.fields['area'] ?? '';
  }

  /** Whether it is not on the server yet. */
  get #isFresh(): boolean {
    return this.where.fields['fresh'] !== undefined && !this.#notice.value;
  }

  get #zone(): string {
    return this.areaOf(this.#area)?.zone ?? 'UTC';
  }

  #may(operation: StaffOperation): boolean {
    return this.areaOf(this.#area)?.may.includes(operation) ?? false;
  }

  #key(field: FieldName): string {
    return `notice ${this.#area} ${this.where.of} ${field}`;
  }

  #typed(saved: NoticeFields): NoticeFields {
    return Object.fromEntries(
      fieldNames.map((name) => [name, this.desk.drafts.get(this.#key(name)) ?? saved[name]]),
    ) as unknown as NoticeFields;
  }

  get #isTouched(): boolean {
    return fieldNames.some((name) => this.desk.drafts.get(this.#key(name)) !== undefined);
  }

  readonly #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const notice = this.#notice.value;
    const words = this.texts.notices;
    const saved = fieldsFrom(notice, this.#zone);
    const typed = this.#typed(saved);
    if (typed.title.trim() === '') return this.#doing.refuse('save', words.needsTitle);
    const { of: id } = this.where;
    void this.#change('save', async () => {
      const written = await this.desk.staff.writeNotice(this.#area, id, notice?.version, draftFrom(notice, saved, typed));
      for (const name of fieldNames) this.desk.drafts.settle(this.#key(name), typed[name]);
      return [written, written.state === 'draft' ? words.draftSaved : this.texts.saved];
    });
  };

  /** Does one thing with it. Where somebody else was faster, the page shows the notice as it is and keeps what was typed. */
  async #change(what: string, act: () => Promise<readonly [StaffNotice, string]>): Promise<void> {
    await this.#doing.run(what, async () => {
      try {
        const [notice, said] = await act();
        this.#notice.put(notice);
        this.conflict = undefined;
        this.desk.drafts.endFreshNotice(this.#area, notice.id);
        if (this.where.fields['fresh'] !== undefined) this.desk.replace(addressOf('notice', notice.id, { area: this.#area }));
        return said;
      } catch (error) {
        const conflict = conflictOf(error);
        if (!conflict) throw error;
        await this.#notice.ask((signal) => this.desk.staff.notice(this.#area, this.where.of, { signal }));
        this.conflict = conflict;
        throw new Told(this.texts.report.conflict);
      }
    });
  }

  /** What goes by what is saved waits until it is. */
  #act(what: string, act: (notice: StaffNotice) => Promise<readonly [StaffNotice, string]>): void {
    const notice = this.#notice.value;
    if (!notice) return;
    if (this.#isTouched) return this.#doing.refuse(what, this.texts.notices.mustSave);
    void this.#change(what, () => act(notice));
  }

  readonly #publish = (event: SubmitEvent): void => {
    event.preventDefault();
    const at = this.publishOn;
    const words = this.texts.notices;
    this.#act('publish', async ({ id, version }) => {
      const notice = await this.desk.staff.publishNotice(this.#area, id, version, at === '' ? undefined : at);
      if (this.publishOn === at) this.publishOn = '';
      const later = notice.state === 'scheduled' && notice.published !== undefined;
      return [notice, later ? words.publishedLater(dateIn(this.formatter(this.#area), notice.published ?? '')) : words.publishedNow];
    });
  };

  protected override renderContent(): TemplateResult {
    const words = this.texts.notices;
    const notice = this.#notice.value;
    const format = this.formatter(this.#area);
    const isShown = notice !== undefined || this.#isFresh;
    return html`<div class="page">
      <p class="no-print"><a href=${addressOf('notices', this.#area)}>${words.back}</a></p>
      <h1 tabindex="-1" dir="auto">${notice?.title ?? (this.#isFresh ? words.fresh : words.title)}</h1>
      ${this.#isFresh ? nothing : this.renderAsking(this.#notice)}
      ${this.conflict ? renderConflict(this.conflict, { texts: this.texts, format, people: [] }) : nothing}
      ${isShown ? html`<div class="columns">${this.#renderWords(notice)} ${notice ? this.#renderActs(notice) : nothing}</div>` : nothing}
    </div>`;
  }

  #renderWords(notice: StaffNotice | undefined): TemplateResult {
    const { texts } = this;
    const mayWrite = this.#may(notice === undefined || notice.state === 'draft' ? 'notices.write' : 'notices.change');
    const saved = fieldsFrom(notice, this.#zone);
    return renderNoticeForm({
      texts,
      notice,
      mayWrite,
      fields: this.#typed(saved),
      typed: (name, value) => {
        this.desk.drafts.set(this.#key(name), value, saved[name]);
        if (name === 'content') this.requestUpdate();
      },
      save: this.#save,
      outcome: this.renderOutcome(this.#doing, 'save'),
    });
  }

  #renderActs(notice: StaffNotice): TemplateResult {
    const words = this.texts.notices;
    const { state } = notice;
    const { staff } = this.desk;
    const mayPublish = this.#may('notices.publish') && state !== 'public' && state !== 'expired';
    const mayWithdraw = this.#may('notices.withdraw') && (state === 'public' || state === 'scheduled' || state === 'expired');
    const mayVerify = this.#may('notices.verify') && state === 'public';
    const verify = () =>
      this.#act('verify', async ({ id, version }) => [await staff.verifyNotice(this.#area, id, version), words.verifiedNow]);
    const withdraw = () =>
      this.#act('withdraw', async ({ id, version }) => [await staff.withdrawNotice(this.#area, id, version), words.withdrawnNow]);
    return html`<div class="stack no-print">
      <section class="card" aria-labelledby="state">
        <h2 id="state">${words.state}</h2>
        <p><span class="tag ${state === 'public' ? '' : 'caution'}">${words.states[state]}</span></p>
        ${
          mayPublish
            ? html`<form @submit=${this.#publish}>
                <p class="hint">${words.publishHelp}</p>
                <div class="field">
                  <label for="at">${words.publishAt}</label>
                  <input
                    id="at"
                    type="date"
                    aria-describedby="at-hint"
                    .value=${live(this.publishOn)}
                    @input=${(event: Event) => (this.publishOn = (event.target as HTMLInputElement).value)}
                  />
                  <p class="hint" id="at-hint">${words.publishNow}</p>
                </div>
                <button class="main">${state === 'withdrawn' ? words.publishAgain : words.publish}</button>
              </form>`
            : nothing
        }
        ${this.renderOutcome(this.#doing, 'publish')}
        ${
          mayVerify
            ? html`<p class="hint">${words.verifyHelp}</p>
                <button type="button" @click=${verify}>${words.verify}</button>`
            : nothing
        }
        ${this.renderOutcome(this.#doing, 'verify')}
        ${
          mayWithdraw
            ? html`<p class="hint">${words.withdrawHelp}</p>
                <button type="button" @click=${withdraw}>${words.withdraw}</button>`
            : nothing
        }
        ${this.renderOutcome(this.#doing, 'withdraw')}
      </section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-notice': DeskNotice;
  }
}
