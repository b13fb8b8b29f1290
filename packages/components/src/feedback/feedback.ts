import type { NewServiceRequest, Receipt } from '@civickit/core';
import { answersOfReport, reportIds as ids } from '@civickit/core/report-form';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { CivicElement } from '../base/civic-element.js';
import { report } from '../base/report.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import type { RouteMode } from '../controllers/route.js';
import { FormAddress } from '../form/form-address.js';
import { nameOf as nameOfStep } from '../form/form-steps.js';
import { formLoaders } from '../form/form-texts.js';
import { formStyles } from '../form/form.styles.js';
import { keepKeys } from '../form/keep-keys.js';
import { action, caution } from '../form/screens/screen.js';
import { en as formInEnglish } from '../form/texts/en.js';
import { zoneOf } from '../host/zone-of.js';
import { noteStyles } from '../sources/note.styles.js';
import type { FeedbackFlow } from './feedback-flow.js';
import { feedbackTexts, type FeedbackTexts } from './feedback-texts.js';
import { feedbackStyles } from './feedback.styles.js';
import { renderReceivers } from './first-notes.js';
import { type FirstPage, renderFirst, renderPhotos, trapName } from './first-page.js';
import { PersonCheck } from './person-check.js';
import { readPageForm } from './page-form.js';
import { PageQuestion } from './page-question.js';
import { type RequestCollection, ReportTypes } from './report-types.js';
import { en } from './texts/en.js';

/**
 * @summary A resident tells the office: in words or photos, what it is about, where, and what the office asks about such matters; kept on the device with every key, sent once, also from where there is no network.
 * @status experimental
 * @since 0.4.0
 * @slot - What the page shows until it is known what can be reported, and where it cannot be had: best a form that works without script, with a `textarea` called `description`.
 * @slot map - A map of the page's own, in place of the one that is drawn from the area's outlines; it sets the place by a bubbling event `civic-place` with `{ latitude, longitude }`.
 * @fires civic-feedback-step - Another step is shown; detail: `{ step }`.
 * @fires civic-feedback-submit - The reader sends the report; detail: `{ submission, files }`. Cancelable: whoever prevents it sends it by other means, and calls `finish()` or `fail()`.
 * @fires civic-feedback-sent - What has become of it; detail: `{ submission, outcome }`, again when that changes.
 * @csspart root - Everything but the fallback.
 * @csspart form - The questions of a page.
 * @csspart errors - The list of what is wrong.
 * @csspart outcome - What came of sending.
 * @csspart note - A sentence about who does not answer.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Ground of the button that leads on.
 * @cssproperty --civic-color-alarm-edge - Edge and words of what is wrong.
 * @endpoint The sources of reports that the configuration names and that take them.
 * @privacy What is written stays on the device until the reader sends it, and goes to the office that answers for its type. Photos leave without place, time and device. A position is asked for only when the reader presses the button; where one was chosen, the office is asked for open reports near it. Where an office has no server nothing leaves by itself: the reader takes it there by their own hand. With `compact` the title and the address of the page go along, without what stands behind `?` and `#`.
 * @example <civic-feedback track-href="/follow"></civic-feedback> <civic-feedback compact type="page"></civic-feedback>
 */
export class CivicFeedback extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [noteStyles, formStyles, feedbackStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      source: {},
      type: {},
      heading: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      compact: { type: Boolean },
      photoFirst: { type: Boolean, attribute: 'photo-first' },
      route: {},
      outboxHref: { attribute: 'outbox-href' },
      trackHref: { attribute: 'track-href' },
      collection: { attribute: false },
    };
  }

  /** Ids of configured sources, parted by spaces; all that take reports when absent. */
  source?: string;
  /** Id of a type: it is not asked for. */
  type?: string;
  /** In place of "Tell the office". */
  heading?: string;
  /** Level of the headings, 2 to 5. @default 2 */
  headingLevel = 2;
  /** Asks only whether the page is useful, with one optional line, which is sent as a report of `type`. @default false */
  compact = false;
  /** Asks for photos before words. @default false */
  photoFirst = false;
  /** Where the step is kept, so that the back button goes through the pages: `hash`, `query`, or `none`. @default 'none' */
  route: RouteMode = 'none';
  /** Address of the page with `<civic-outbox>`, linked where something waits. */
  outboxHref?: string;
  /** Address of the page with `<civic-request-tracker>`. */
  trackHref?: string;
  /** A collection by hand; wins over the page's own. */
  collection?: RequestCollection;

  readonly #port = consumeHost(this);
  readonly #loaded = new LoadedTexts(this, this.language, en, feedbackTexts);
  readonly #formTexts = new LoadedTexts(this, this.language, formInEnglish, formLoaders);
  readonly #message = new LiveMessage(this);
  readonly #types = new ReportTypes(this, this.language, () => ({
    host: this.#port.value,
    collection: this.collection,
    source: this.source,
    idle: this.compact,
  }));
  readonly #question = new PageQuestion(
    () => ({
      host: this.#port.value,
      collection: this.collection,
      source: this.source,
      type: this.type,
      texts: this.#texts,
      formTexts: this.#formTexts.texts,
      lang: this.language.tag,
    }),
    () => this.requestUpdate(),
  );
  readonly #address = new FormAddress(this, () => this.route, {
    went: (step) => this.#went(step),
    change: (item) => void this.change(item),
  });

  readonly #person = new PersonCheck({
    asked: () => {
      this.#message.say(this.#texts.machine);
      this.#flow?.body.focus.on('.person button');
      this.requestUpdate();
    },
    believed: () => {
      this.#flow?.body.focus.on('.main');
      void this.#flow?.body.flow.send();
    },
  });

  #flow: FeedbackFlow | undefined;
  #loading: Promise<boolean> | undefined;
  #opened = false;
  /** What comes after the first page has been asked for once. */
  #begun = false;
  #fails = false;
  #waits = false;
  /** What was put in before the rest was there. */
  #description = '';
  readonly #files: File[] = [];
  /** What the form was made of last. */
  #madeOf: unknown;

  /** Id of the page that is shown, `check` or `sent`. */
  get step(): string {
    const step = this.#flow?.body.flow.step;
    return !step || step.at === 'start' ? 'words' : nameOfStep(step);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#person.begin();
  }

  /** To the first field, or the heading of the step where there is none. */
  override focus(options?: FocusOptions): void {
    const found = this.renderRoot.querySelector<HTMLElement>('.question :is(textarea, input, select)');
    (found ?? this.renderRoot.querySelector<HTMLElement>('.step'))?.focus(options);
  }

  /**
   * Takes an item of the outbox back: one that waits, or was refused. With `route` the address does the same by `form.item=` and its key.
   * @returns whether it is there
   */
  async change(key: string): Promise<boolean> {
    return (await this.#load()) && this.#flow ? this.#flow.change(key).catch(() => false) : false;
  }

  /** What is there before the reader begins, such as the place of a page about it; where they have begun, it is set at once. */
  async prefill(report: Partial<NewServiceRequest>): Promise<void> {
    const { type, ...more } = report;
    if (!(await this.#load()) || !this.#flow) return;
    await this.#types.answered;
    this.#description ||= more.description ?? '';
    await this.#flow.prefill(answersOfReport({ type: '', ...more }), type);
  }

  /** Goes to a page: `words`, `type`, `where`, `contact`, one of the type's own (`own-1`), or `check`. Nothing is checked on the way. */
  show(step: string): void {
    const flow = this.#flow;
    void flow?.begin().then(() => {
      const found = flow.body.stepCalled(step);
      if (found) flow.body.flow.go(found);
    });
  }

  /** What was prevented in `civic-feedback-submit` has been sent: the draft is let go, and the receipt shown. */
  finish(receipt: Receipt): void {
    void this.#flow?.body.flow.finish(receipt);
  }

  /** What was prevented in `civic-feedback-submit` could not be sent: the element says so, and lets the reader try again. */
  fail(): void {
    this.#flow?.body.flow.fail();
  }

  protected override get problem(): CivicElement['problem'] {
    return this.#types.error;
  }

  /** The page's own children stay until it is known what can be reported; without them, nobody has to wait for that. */
  protected override get fallbackShown(): boolean {
    if (this.compact) return !this.#loaded.settled;
    return this.querySelector(':scope > :not([slot])') !== null && !this.#opened && (!this.#isKnown || !this.#loaded.settled);
  }

  protected override firstUpdated(): void {
    keepKeys(this.renderRoot);
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#address.sync();
    if (!this.#opened && !this.fallbackShown) this.#carry();
    void this.#keepUp();
  }

  protected override updated(): void {
    super.updated();
    // After the first screen, which goes first; beside the page's own form, what that waits for does.
    if (!this.compact && !this.fallbackShown && !this.#begun) {
      this.#begun = true;
      setTimeout(() => void this.#load());
    }
    this.#flow?.body.drawn();
    if (this.step === 'where') this.#flow?.lookNear();
  }

  /** What can be reported, or that nobody says so now: then it can be written all the same. */
  get #isKnown(): boolean {
    return this.#types.status === 'ready' || (this.#types.status === 'error' && this.#types.takers.length > 0);
  }

  get #texts(): FeedbackTexts {
    return this.#loaded.texts;
  }

  get #zone(): string {
    return zoneOf(this.#types.collection);
  }

  /** What was typed into the page's own form goes on in ours. */
  #carry(): void {
    this.#opened = this.#isKnown && this.#loaded.settled;
    const { description, files, caret } = readPageForm(this);
    this.#files.push(...files);
    if (description !== '' && this.#description === '') this.#typed(description);
    if (!caret) return;
    void this.updateComplete.then(() => {
      const own = this.renderRoot.querySelector('textarea');
      own?.focus();
      own?.setSelectionRange(...caret);
    });
  }

  /** Brings what comes after the first page. @returns whether it is here; never rejects */
  #load(): Promise<boolean> {
    return (this.#loading ??= this.#bring().then(
      () => true,
      (cause: unknown) => {
        this.#loading = undefined;
        report(this.localName, { code: 'network/part', message: String(cause) });
        return false;
      },
    ));
  }

  async #bring(): Promise<void> {
    const [{ FeedbackFlow }] = await Promise.all([import('./feedback-flow.js'), this.#address.load()]);
    const flow = new FeedbackFlow(
      this,
      this.language,
      () => ({
        store: this.#port.value?.store ?? this.#types.collection?.store,
        outbox: this.#port.value?.outbox?.bind(this.#port.value),
        level: this.headingLevel,
        outboxHref: this.outboxHref,
        trackHref: this.trackHref,
        say: (text) => this.#message.say(text),
        texts: this.#texts,
        types: this.#types,
        fixed: this.type,
        source: this.source,
        early: () => ({ description: this.#description, files: this.#files }),
        takeFiles: () => this.#files.splice(0),
        anew: () => {
          this.#description = '';
          this.#files.length = 0;
          this.#person.asks = false;
        },
        hasMap: this.querySelector(':scope > [slot="map"]') !== null,
        trusted: () => this.#person.isTrusted(),
      }),
      {
        moved: (step) => {
          const name = nameOfStep(step);
          this.#address.write(name === 'words' ? 'start' : name);
        },
        change: (key) => void this.change(key),
      },
    );
    this.#madeOf = this.#makings();
    // By it drafts are found, and it is known whether photos are taken.
    await this.#types.opened;
    await flow.open(this.#address.step);
    this.#flow = flow;
    this.#fails = false;
    if (this.#description !== '' || this.#files.length > 0) await flow.begin();
    const item = this.#address.takeItem();
    if (item !== undefined) await flow.change(item).catch(() => false);
    this.requestUpdate();
  }

  /** What the form is made of; where that changes, the form does. */
  #makings(): readonly unknown[] {
    return [this.#types.types, this.#texts, this.type];
  }

  async #keepUp(): Promise<void> {
    const makings = this.#makings();
    const known = this.#madeOf as readonly unknown[] | undefined;
    if (!this.#flow || !known || makings.every((one, at) => one === known[at])) return;
    this.#madeOf = makings;
    await this.#flow.renew();
    this.requestUpdate();
  }

  #went(name: string | undefined): void {
    const body = this.#flow?.body;
    const step = body?.stepCalled(name ?? 'words');
    // What was sent is not gone back into.
    if (step && body?.flow.session && body.flow.step.at !== 'sent') body.flow.go(step);
  }

  readonly #typed = (text: string): void => {
    this.#description = text;
    const { flow } = this.#flow?.body ?? {};
    if (flow?.session) flow.set(ids.description, text);
    else void this.#flow?.begin();
    this.requestUpdate();
  };

  readonly #next = async (): Promise<void> => {
    this.#person.trap = this.renderRoot.querySelector<HTMLInputElement>(`[name="${trapName}"]`)?.value ?? '';
    if (this.#waits) return;
    this.#waits = true;
    this.requestUpdate();
    try {
      const isHere = await this.#load();
      this.#fails = !isHere;
      if (!isHere) this.#message.say(this.#texts.notReady);
      if (isHere && this.#flow) {
        const { flow } = this.#flow.body;
        await this.#flow.begin();
        if (flow.step.at === 'start') flow.go({ at: 'page', id: 'words' });
        await this.#flow.body.next();
      }
    } finally {
      this.#waits = false;
      this.requestUpdate();
    }
  };

  readonly #retry = (): void => {
    this.focus();
    this.#types.retry();
  };

  readonly #chosen = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    this.#files.push(...(field.files ?? []));
    // So that the same one can be chosen again.
    field.value = '';
    void this.#flow?.begin();
    this.requestUpdate();
  };

  protected override renderContent(): unknown {
    if (this.compact) return this.#question.render();
    if (this.fallbackShown) return html`<p class="status visually-hidden" role="status"></p>`;
    return html`<p class="status visually-hidden" role="status"></p>
      ${this.#renderStep()}`;
  }

  #renderStep(): unknown {
    const body = this.#flow?.body;
    const definition = body?.flow.definition;
    if (!body || !definition || this.step === 'words') return this.#renderFirst();
    const { step } = body.flow;
    return html`${step.at === 'check' ? this.#person.render(this.#texts) : nothing}
    ${step.at === 'page' && this.#flow?.lacksQuestions ? caution(this.#texts.noQuestions) : nothing} ${body.render(definition)}`;
  }

  #renderFirst(): TemplateResult {
    const flow = this.#flow;
    const definition = flow?.body.flow.definition;
    const formTexts = this.#formTexts.texts;
    const page: FirstPage = {
      texts: this.#texts,
      formTexts,
      level: this.headingLevel,
      heading: this.heading,
      types: this.#types.types,
      description: flow?.body.flow.session ? flow.description : this.#description,
      photoFirst: this.photoFirst,
      photos: this.#renderPhotos(),
      wrong: flow?.wrongAt(ids.description),
      problems: flow && definition ? flow.renderProblems(definition) : nothing,
      notes: this.#renderNotes(),
      keeping: flow?.body.flow.session ? flow.renderKeeping() : nothing,
      beside: flow?.body.flow.session && definition ? flow.renderBeside(definition) : nothing,
      busy: this.#waits,
      unjudged: flow?.body.flow.unjudged === true,
      typed: this.#typed,
      left: () => flow?.body.flow.session && flow.body.flow.left(ids.description),
      next: () => void this.#next(),
    };
    return renderFirst(page);
  }

  #renderPhotos(): unknown {
    const flow = this.#flow;
    const definition = flow?.body.flow.definition;
    if (flow && definition && !flow.takesPhotos) return nothing;
    const own = flow && definition && flow.body.flow.session ? flow.renderPhotos(definition) : undefined;
    return renderPhotos({ texts: this.#texts, formTexts: this.#formTexts.texts, own, files: this.#files, chosen: this.#chosen });
  }

  #renderNotes(): unknown {
    const texts = this.#texts;
    const format = this.language.formatter(this.#zone);
    const { status, types, takers } = this.#types;
    const flow = this.#flow;
    return html`${renderReceivers({ texts, format, types: this.#types, common: this.language.texts })}
    ${(status !== 'pending' && takers.length === 0) || (status === 'ready' && types.length === 0) ? caution(texts.noReceiver) : nothing}
    ${status === 'error' ? action(this.#formTexts.texts.tryAgain, this.#retry) : nothing} ${this.#fails ? caution(texts.notReady) : nothing}
    ${flow?.renderNotes(format)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-feedback': CivicFeedback;
  }
}
