import type { FormDefinition, RequestKind, RequestType } from '@civickit/core';
import type { AnswerPath, Answers, LocationAnswer } from '@civickit/core/forms';
import { reportForm, reportIds as ids, typeKey } from '@civickit/core/report-form';
import type { Outbox } from '@civickit/core/outbox';
import { html, type LitElement } from 'lit';
import type { LanguageController } from '../base/language.js';
import { FormBody } from '../form/form-body.js';
import type { BodyEvents, BodySetting } from '../form/form-body.types.js';
import { type ControlRenderer, controlId } from '../form/form-view.js';
import type { FormTexts } from '../form/form-texts.js';
import { loadControls, renderFiles } from '../form/question.js';
import { renderKeeping } from '../form/screens/questions.js';
import { renderProblems } from '../form/screens/screen.js';
import { dateWithin } from '../requests/request-words.js';
import { AfterSending } from './after-sending.js';
import type { ReportSetting } from './feedback-flow.types.js';
import type { ReportSaid } from './feedback-texts.js';
import { renderBegun } from './render-begun.js';
import { handingOf } from '../handoff/handing.js';
import { zoneOf } from '../host/zone-of.js';
import type { Formatter } from '../i18n/formatter.js';
import { NearReports } from './near-reports.js';
import { outgoingReport } from './outgoing-report.js';
import { contactIn } from './page-contact.js';
import { PlaceAsking } from './place-asking.js';
import { saidEn } from './texts/said-en.js';
import { renderChooser } from './type-chooser.js';

/** A report on its way: the form that its type makes of it, and what stands beside its steps. */
export class FeedbackFlow {
  readonly body: FormBody;
  type: RequestType | undefined;
  search = '';
  /** The type's own questions could not be loaded. */
  lacksQuestions = false;

  readonly #host: LitElement;
  readonly #language: LanguageController;
  readonly #near: NearReports;
  readonly #place: PlaceAsking;
  readonly #after: AfterSending;
  readonly #setting: () => ReportSetting;
  #questions: FormDefinition | undefined;
  #words:
    { readonly of: FormTexts; readonly said: ReportSaid; readonly kind: RequestKind | undefined; readonly all: FormTexts } | undefined;
  /** What the page's own form has belongs to a report before this one. */
  #isAnew = false;
  #beginning: Promise<void> | undefined;
  #describing: Promise<void> = Promise.resolve();

  constructor(host: LitElement, language: LanguageController, setting: () => ReportSetting, events: BodyEvents) {
    this.#language = language;
    this.#host = host;
    this.#after = new AfterSending(host);
    this.#setting = setting;
    this.body = new FormBody(host, language, () => this.#bodySetting(), events);
    const { flow, focus } = this.body;
    this.#near = new NearReports(host, language, focus, () => {
      const { texts, types, trackHref } = setting();
      const where = flow.session?.get(ids.where) as LocationAnswer | undefined;
      return { texts, types, trackHref, type: this.type, where, distance: (metres) => this.#place.distance(metres) };
    });
    this.#place = new PlaceAsking(host, language, flow, () => {
      const { types, level, hasMap } = setting();
      return { collection: types.collection, level: level + 1, hasMap };
    });
  }

  get description(): string {
    const given = this.body.flow.session?.get(ids.description);
    return typeof given === 'string' ? given : '';
  }

  get takesPhotos(): boolean {
    return this.#questionOf(ids.photos) !== undefined;
  }

  /** Opens the form, in a draft of an earlier day where the address leads there. */
  async open(step: string | undefined): Promise<void> {
    this.#setFixed();
    const definition = this.#define();
    if (!this.type?.placeless) void this.#place.bring();
    await loadControls(definition);
    await this.body.flow.open(definition, step);
  }

  /** As soon as something is written: what lies there from an earlier day waits. */
  begin(): Promise<void> {
    const { flow } = this.body;
    if (flow.session) return Promise.resolve();
    // Asked for in the moment in which there is a place for it: a key falls neither beside nor twice.
    const typed = (): Answers => {
      const { description } = this.#setting().early();
      const contact = this.#isAnew ? {} : contactIn(this.#host);
      return description === '' ? contact : { ...contact, [ids.description]: description };
    };
    return (this.#beginning ??= flow
      .begin(typed)
      .then(() => this.#takeFiles())
      .finally(() => (this.#beginning = undefined)));
  }

  /** Photos that were chosen before there was a place for them, or before it was known whether the office takes any. */
  #takeFiles(): void {
    if (!this.body.flow.session || !this.takesPhotos) return;
    const files = this.#setting().takeFiles();
    if (files.length > 0) this.body.choose(ids.photos, files);
  }

  async prefill(answers: Answers, type: string | undefined): Promise<void> {
    const { flow } = this.body;
    const known = this.#typeCalled(type);
    const more = Object.entries(answers).filter(([id]) => id !== ids.type);
    flow.prefill(Object.fromEntries(known ? [...more, [ids.type, this.#keyOf(known)]] : more));
    if (!known) return;
    this.#describing = this.#take(known);
    await this.#describing;
  }

  /** What can be reported has changed, or its language. */
  async renew(): Promise<void> {
    if (!this.body.flow.definition) return;
    this.#setFixed();
    const given = this.body.flow.answers[ids.type];
    const again = this.#typeCalled(typeof given === 'string' ? given : this.type?.ref.id);
    if (again && again !== this.type) this.#describing = this.#take(again);
    else this.body.flow.redefine(this.#define());
    await this.#describing;
    this.#takeFiles();
  }

  /** Takes an item of the outbox back. */
  async change(key: string): Promise<boolean> {
    const queue: Outbox | undefined = await this.#setting().outbox?.();
    const item = (await queue?.list())?.find((one) => one.key === key && one.target.kind === 'requests');
    const id = (item?.draft as { readonly type?: string } | undefined)?.type;
    const type = this.#typeCalled(id, item?.target.source);
    if (!type) return false;
    await this.#take(type);
    return this.body.flow.change(key);
  }

  choose(type: RequestType): void {
    this.body.flow.set(ids.type, this.#keyOf(type));
    this.body.flow.left(ids.type);
    this.#describing = this.#take(type);
    this.#host.requestUpdate();
  }

  /** What stands below the receipt. */
  #renderAfter(): unknown {
    const { outcome } = this.body.flow;
    if (outcome?.state !== 'received') return undefined;
    const { texts, trackHref, types, say } = this.#setting();
    const { said = saidEn } = texts;
    const { receipt } = outcome;
    const zone = this.#zone;
    const promised = receipt.expected && this.#near.requestTexts.promised(dateWithin(receipt.expected, this.#language.formatter(zone)));
    return this.#after.render({ texts, said, receipt, type: this.type, promised, trackHref, now: types.now, zone, say });
  }

  /** A question or thanks is no form. */
  readonly #reword = (of: FormTexts): FormTexts => {
    const { said = saidEn } = this.#setting().texts;
    const kind = this.type?.kind;
    const known = this.#words;
    if (known?.of === of && known.said === said && known.kind === kind) return known.all;
    const confirmed = kind ? said.arrived[kind] : said.confirmed;
    const pending = kind ? confirmed + said.numberLater : said.pending;
    const all = { ...of, ...said, confirmed, acknowledged: confirmed, pending };
    this.#words = { of, said, kind, all };
    return all;
  };

  /** What has to be there before a step is left. */
  readonly #ready = (): Promise<void> => this.#describing;

  /** Looks for open reports near the place, each time that it is another. */
  lookNear(): void {
    this.#near.look();
  }

  /** The photos as the form draws them. */
  renderPhotos(definition: FormDefinition): unknown {
    const question = this.#questionOf(ids.photos);
    if (question?.type !== 'file') return undefined;
    const view = this.body.view(definition);
    const wrong = view.wrongAt(ids.photos);
    return renderFiles(question, {
      id: controlId(ids.photos),
      path: ids.photos,
      describedBy: undefined,
      wrong: wrong !== undefined,
      view,
    });
  }

  renderProblems(definition: FormDefinition): unknown {
    return renderProblems(this.body.view(definition));
  }

  /** Files of drafts, and the switch for devices that others use. */
  renderBeside(definition: FormDefinition): unknown {
    return this.body.parts.keep?.beside(this.body.view(definition));
  }

  renderKeeping(): unknown {
    const { keeping, texts } = this.body;
    return renderKeeping({ keeping, texts });
  }

  get #zone(): string {
    return zoneOf(this.#setting().types.collection);
  }

  /** Words for a problem at a path, as the list of problems says them. */
  wrongAt(path: AnswerPath): string | undefined {
    const { definition } = this.body.flow;
    return definition && this.body.view(definition).wrongAt(path);
  }

  #bodySetting(): BodySetting {
    const { store, outbox, level, outboxHref, types, trusted } = this.#setting();
    const source = this.type?.ref.source ?? types.takers[0];
    return {
      store,
      outbox,
      source,
      handing: handingOf(types.collection, source),
      reword: this.#reword,
      subject: this.type?.name,
      noWay: source === undefined && types.status === 'ready',
      zone: this.#zone,
      level,
      single: false,
      assisted: false,
      outboxHref,
      controls: {},
      controlAt: (path) => this.#controlAt(path),
      isApart: (path) => path === ids.address && this.#place.control !== undefined,
      outgoing: outgoingReport(
        () => this.type,
        (type) => this.#keyOf(type),
      ),
      checked: () => trusted() || Promise.resolve(false),
      ready: this.#ready,
      waits: true,
      resumed: () => this.#resumeType(),
      anew: () => this.#forget(),
      beside: (step) => this.#renderBeside(step),
    };
  }

  /** Before anything is typed: what was begun, and to whom nothing is sent from here, whatever may be chosen. */
  renderNotes(format: Formatter): unknown {
    const { texts, types, fixed } = this.#setting();
    const sources = fixed !== undefined && this.type ? [this.type.ref.source] : types.takers;
    return html`${this.#renderHandoff(sources)} ${renderBegun({ texts, format, flow: this })}`;
  }

  /** Nothing where one of them is sent to: then the type decides. */
  #renderHandoff(sources: readonly string[]): unknown {
    const { collection } = this.#setting().types;
    const handings = sources.flatMap((source) => handingOf(collection, source) ?? []);
    return handings.length === sources.length ? this.body.handoff(handings)?.notice() : undefined;
  }

  #renderBeside(step: string): unknown {
    if (step === 'where') return this.#near.render();
    if (step === 'type') return this.type && this.#renderHandoff([this.type.ref.source]);
    return step === 'sent' ? this.#renderAfter() : undefined;
  }

  #controlAt(path: AnswerPath): ControlRenderer | undefined {
    if (path === ids.where) return this.#place.control;
    if (path !== ids.type) return undefined;
    return (_, { id, describedBy, wrong, view }) =>
      renderChooser({
        texts: this.#setting().texts,
        format: view.format,
        id,
        describedBy,
        wrong,
        types: this.#setting().types.types,
        chosen: this.type && view.session.get(ids.type) === this.#keyOf(this.type) ? this.type : undefined,
        state: this.#setting().types.status,
        retry: () => {
          this.body.focus.on('.step');
          this.#setting().types.retry();
        },
        tryAgain: view.texts.tryAgain,
        description: this.description,
        search: this.search,
        searched: (text) => {
          this.search = text;
          this.#host.requestUpdate();
        },
        choose: (type) => this.choose(type),
      });
  }

  #define(): FormDefinition {
    const { types, fixed, texts, source: named } = this.#setting();
    const { type } = this;
    const source = type?.ref.source ?? types.takers[0];
    const sender = source === undefined ? undefined : types.collection?.senders?.[source];
    // The same whatever is loaded first: by it drafts are found again.
    const id = ['civic-report', ...(named ?? '').split(/\s+/).filter(Boolean)].join('.').slice(0, 64);
    const isFixed = fixed !== undefined && type?.ref.id === fixed;
    return reportForm({ id, types: types.types, type, questions: this.#questions, fixed: isFixed, sender, words: texts.form });
  }

  #setFixed(): void {
    const { fixed } = this.#setting();
    const type = this.#typeCalled(fixed);
    if (!type || type === this.type) return;
    this.type = type;
    this.#describing = this.#take(type);
  }

  /** By its key, or by its id where that can mean only one. */
  #typeCalled(name: string | undefined, source?: string): RequestType | undefined {
    const { types } = this.#setting().types;
    const exact = types.find((type) => this.#keyOf(type) === name && (source ?? type.ref.source) === type.ref.source);
    const called = types.filter(({ ref }) => ref.id === name && (source ?? ref.source) === ref.source);
    return exact ?? (called.length === 1 ? called[0] : undefined);
  }

  #keyOf(type: RequestType): string {
    return typeKey(type, this.#setting().types.types);
  }

  /** Another report begins with nothing of the one before. */
  #forget(): void {
    this.#isAnew = true;
    this.type = this.#questions = undefined;
    this.search = '';
    this.#near.forget();
    this.#after.forget();
    this.#setting().anew();
    this.#setFixed();
  }

  /** A draft says what it is about; what its type asks comes after it. */
  async #resumeType(): Promise<void> {
    const given = this.body.flow.session?.get(ids.type);
    const type = typeof given === 'string' ? this.#typeCalled(given) : undefined;
    if (type && type !== this.type) await this.#take(type);
  }

  /** From now on the form is that of a type. Never rejects: without its own questions the report goes on. */
  async #take(type: RequestType | undefined): Promise<void> {
    // In another language the same type asks the same, until that is here.
    if (type?.ref.id !== this.type?.ref.id) this.#questions = undefined;
    this.type = type;
    this.lacksQuestions = false;
    if (type?.hasQuestions) {
      const found = await this.#setting()
        .types.describe(type)
        .catch(() => 'failed' as const);
      if (this.type !== type) return;
      if (found === 'failed') this.lacksQuestions = this.#questions === undefined;
      else this.#questions = found;
    }
    const definition = this.#define();
    await loadControls(definition).catch(() => undefined);
    if (this.type !== type) return;
    this.body.flow.redefine(definition);
  }

  #questionOf(path: AnswerPath) {
    const pages = this.body.flow.definition?.pages ?? [];
    return pages.flatMap(({ questions }) => questions).find(({ id }) => id === path);
  }
}
