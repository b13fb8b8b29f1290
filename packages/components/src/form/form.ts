import { type Collection, type FormDefinition, ownZone, type Receipt } from '@civickit/core';
import { type AnswerPath, type Answers, localText } from '@civickit/core/forms';
import type { DraftKeeping } from '@civickit/core/forms/drafts';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { CivicElement } from '../base/civic-element.js';
import { CollectionController } from '../controllers/collection.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import type { RouteMode } from '../controllers/route.js';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import { sourceStyles } from '../sources/source.styles.js';
import { AfterPress } from './after-press.js';
import { FirstScreen } from './first-screen.js';
import { FocusNext } from './focus-next.js';
import { FormAddress } from './form-address.js';
import { FormFlow } from './form-flow.js';
import type {} from './form-globals.js';
import { FormParts } from './form-parts.js';
import { nameOf, placeOf, type Step } from './form-steps.js';
import { formLoaders } from './form-texts.js';
import { FormTrust } from './form-trust.js';
import { controlId, type FormControls } from './form-view.js';
import { formStyles } from './form.styles.js';
import { issueWords } from './issue-words.js';
import { keepKeys } from './keep-keys.js';
import { renderPages } from './screens/questions.js';
import { loadControls } from './question.js';
import { renderAwaited } from './screens/awaited.js';
import { action, caution, type Problem, type ScreenView } from './screens/screen.js';
import { renderStart } from './screens/start.js';
import { tellOutcome } from './tell-outcome.js';
import { en } from './texts/en.js';

export type { ControlRenderer, ControlSetting, FormControls, FormView } from './form-view.js';

const submits = 'civic-form-submit';

/**
 * @summary A form as data, filled in page by page: kept on the device with every key, checked, and sent once, also from where there is no network.
 * @status experimental
 * @since 0.4.0
 * @slot - What the page shows until the form is here, and where it cannot be had: best the form as plain HTML, as `civickit render form` writes it.
 * @fires civic-form-step - Another step is shown; detail: `{ step }`, the id of a page, `start`, `check` or `sent`.
 * @fires civic-form-submit - The reader sends the form; detail: `{ submission, files }`, each file with the `id` of its answer. Cancelable: whoever prevents it sends it by other means, and calls `finish()` or `fail()`.
 * @fires civic-form-sent - What has become of it; detail: `{ submission, outcome }`, again when that changes.
 * @csspart root - Everything but the fallback.
 * @csspart form - The questions of a page.
 * @csspart errors - The list of what is wrong.
 * @csspart outcome - What came of sending.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Ground of the button that leads on.
 * @cssproperty --civic-color-alarm-edge - Edge and words of what is wrong.
 * @endpoint The definition and the office, through the sources that the configuration names.
 * @privacy What is written stays on the device until the reader sends it, and goes to the office that the source names. A position is asked for only when the reader presses the button.
 * @example <civic-form form="noise-complaint"></civic-form>
 */
export class CivicForm extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [sourceStyles, formStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      form: {},
      source: {},
      src: {},
      adapter: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      singlePage: { type: Boolean, attribute: 'single-page' },
      assisted: { type: Boolean },
      route: {},
      outboxHref: { attribute: 'outbox-href' },
      definition: { attribute: false },
      collection: { attribute: false },
      controls: { attribute: false },
    };
  }

  /** Id of the form, where the source has several. */
  form?: string;
  /** Ids of configured sources, parted by spaces; all of forms when absent. */
  source?: string;
  /** Address of a definition or of a list of forms. */
  src?: string;
  /** Name of the adapter that reads `src`. @default 'files' */
  adapter?: string;
  /** Level of the headings, 2 to 5. @default 2 */
  headingLevel = 2;
  /** All questions on one page. @default false */
  singlePage = false;
  /** Somebody fills it in for another person: asks who and whether that person agrees, and keeps nothing on the device. @default false */
  assisted = false;
  /** Where the step is kept, so that the back button goes through the pages: `hash`, `query`, or `none`. @default 'none' */
  route: RouteMode = 'none';
  /** Address of the page with `<civic-outbox>`, linked where something waits. */
  outboxHref?: string;
  /** A form by hand; wins over sources, and is sent to `source`. */
  definition?: FormDefinition;
  /** A collection by hand; wins over the page's own. */
  collection?: Collection<'forms'>;
  /** Own looks for types of questions. */
  controls: FormControls = {};

  readonly #port = consumeHost(this);
  readonly #loaded = new LoadedTexts(this, this.language, en, formLoaders);
  readonly #message = new LiveMessage(this);
  readonly #first = new FirstScreen(this);
  readonly #focus = new FocusNext(this);
  readonly #parts = new FormParts(
    this,
    () => this.#flow,
    () => this.#gained(),
  );
  readonly #press = new AfterPress(this);
  readonly #trust = new FormTrust(() => this.#letGo());
  readonly #forms = new CollectionController(this, 'forms', () => ({
    ...(this.collection && { collection: this.collection }),
    spec: {
      ...(this.source !== undefined && { source: this.source }),
      ...(this.src !== undefined && { src: this.src, adapter: this.adapter ?? 'files' }),
    },
    query: this.form === undefined ? {} : { id: this.form },
  }));
  readonly #address = new FormAddress(this, () => this.route, {
    went: (step) => this.#went(step),
    change: (item) => void this.change(item),
  });
  readonly #read: ScreenView['read'] = (text) => localText(text, this.language.tag, this.#open?.definition.languages);
  readonly #flow = new FormFlow(
    () => ({
      store: this.#port.value?.store ?? this.#forms.collection?.store,
      outbox: this.#port.value?.outbox?.bind(this.#port.value),
      source: this.#sendsTo,
      zone: this.#zone,
      lang: this.language.tag,
      single: this.singlePage,
      checked: () => this.#trust.holds(),
      assisted: this.assisted,
      title: this.#open?.definition.title && this.#read(this.#open.definition.title).text,
    }),
    {
      changed: () => this.requestUpdate(),
      moved: (step, path) => this.#moved(step, path),
      carried: (files) => files.forEach(({ path, file }) => this.#choose(path, [file])),
      refused: () => this.#focus.on('.problems'),
      submitting: (submission, files) => this.dispatchEvent(new CustomEvent('civic-form-submit', told({ submission, files }, true))),
      sent: (submission, outcome) => {
        this.#message.say(tellOutcome(outcome, this.#loaded.texts));
        this.dispatchEvent(new CustomEvent('civic-form-sent', told({ submission, outcome })));
        void this.#parts.loadCode();
      },
    },
  );

  #open: { readonly definition: FormDefinition; readonly source: string | undefined } | undefined;
  /** The definition that was taken last, whether or not it could be opened. */
  #taken: FormDefinition | undefined;
  #listeners = 0;
  #hasEnding = false;
  /** What its questions are asked with cannot be had now, or what somebody who helps is asked with. */
  #lacksControls = false;

  /** What is answered now, as typed. */
  get answers(): Answers {
    return this.#flow.answers;
  }

  /** Id of the page that is shown, `start`, `check` or `sent`. */
  get step(): string {
    return nameOf(this.#flow.step);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#flow.draft.flush);
    document.addEventListener('visibilitychange', this.#flow.draft.flush);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#flow.draft.flush);
    document.removeEventListener('visibilitychange', this.#flow.draft.flush);
    this.#flow.draft.flush();
  }

  /** As any element's; where somebody listens for `civic-form-submit` here, the form can be sent without an office of its own. */
  override addEventListener(...given: Parameters<HTMLElement['addEventListener']>): void {
    super.addEventListener(...given);
    if (given[0] !== submits) return;
    this.#listeners += 1;
    this.requestUpdate();
  }

  protected override firstUpdated(): void {
    keepKeys(this.renderRoot);
  }

  /** To the first field, or the heading of the step where there is none. */
  override focus(options?: FocusOptions): void {
    const found = this.renderRoot.querySelector<HTMLElement>('.question:not(.kept) :is(input, select, textarea)');
    (found ?? this.renderRoot.querySelector<HTMLElement>('.step'))?.focus(options);
  }

  /** Answers that are there before the reader begins; where they have begun, they are set at once. */
  prefill(answers: Answers): void {
    this.#flow.prefill(answers);
  }

  /** Goes to a page by its id, or to `start` or `check`. Nothing is checked on the way. */
  show(step: string): void {
    const found = this.#stepCalled(step);
    if (found && this.#flow.session) this.#flow.go(found);
  }

  /**
   * Takes an item of the outbox back into the form: one that waits, or was refused. With `route` the address does the same by
   * `form.item=` and its key. @returns whether it is there and of this form
   */
  async change(key: string): Promise<boolean> {
    return this.#flow.change(key).catch(() => false);
  }

  /** What was prevented in `civic-form-submit` has been sent: the draft is let go, and the receipt shown. */
  finish(receipt: Receipt): void {
    void this.#flow.finish(receipt);
  }

  /** What was prevented in `civic-form-submit` could not be sent: the form says so, and lets the reader try again. */
  fail(): void {
    this.#flow.fail();
  }

  protected override get problem(): CivicElement['problem'] {
    return this.#trust.error ?? (this.definition ? undefined : this.#forms.error);
  }

  protected override get fallbackShown(): boolean {
    return !this.#open || !this.#flow.ready || !this.#loaded.settled;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#address.sync();
    // The page's own form gives way at one stroke: everything else has to be here by then.
    if (this.#loaded.settled) this.#take();
  }

  protected override updated(): void {
    super.updated();
    // After the first screen, which goes first.
    if (this.#open && !this.fallbackShown) this.#parts.load(this.#open.definition, this.language.tag);
  }

  /** What is written for another is not kept, whatever the device could. */
  get #keeping(): DraftKeeping | undefined {
    return this.assisted ? { kept: false, why: 'shared-phone' } : this.#flow.draft.keeping;
  }

  get #zone(): string {
    return this.#forms.collection?.zone ?? ownZone();
  }

  /** Undefined where nobody takes it. */
  get #sendsTo(): string | undefined {
    const { source, definition } = this.#open ?? {};
    if (definition === this.definition) return source;
    const { senders } = (this.#forms.collection ?? {}) as { readonly senders?: Readonly<Record<string, unknown>> };
    return source !== undefined && senders && Object.hasOwn(senders, source) ? source : undefined;
  }

  /** A form that somebody is filling in stays as it is, whatever the source says meanwhile. */
  #take(): void {
    const item = this.definition ? undefined : this.#forms.page?.items[0];
    const definition = this.definition ?? item?.definition;
    const known = this.#open?.definition;
    if (!definition || definition === this.#taken || (known?.id === definition.id && this.#flow.session)) return;
    this.#taken = definition;
    const open = (): void => {
      this.#open = { definition, source: item?.ref.source ?? this.source };
      void this.#begin(definition);
    };
    const waits = this.#trust.take(definition, item?.unchecked === true);
    if (!waits) return open();
    void waits.then((holds) => holds && this.#taken === definition && open());
  }

  /** What was written stays in its draft. */
  #letGo(): void {
    this.#open = undefined;
    this.#flow.letGo();
    this.requestUpdate();
  }

  async #begin(definition: FormDefinition): Promise<void> {
    this.#trust.begin();
    const form = this.querySelector('form');
    const [fallback, controls] = await Promise.all([
      form && import('./form-fallback.js').catch(() => undefined),
      Promise.all([loadControls(definition), this.assisted && this.#parts.loadKeep(definition, this.language.tag)]).then(
        () => true,
        () => false,
      ),
      this.#address.load(),
    ]);
    if (this.#open?.definition !== definition) return;
    this.#lacksControls = !controls;
    if (!controls) return this.requestUpdate();
    const carry = () => {
      if (!form || !fallback) return undefined;
      const carried = fallback.readFallback(form, definition, this.#zone);
      this.#focus.caret = carried?.caret;
      return carried;
    };
    await this.#flow.open(definition, this.#address.step, fallback ? carry : undefined);
    const item = this.#flow.ready ? this.#address.takeItem() : undefined;
    if (item !== undefined) await this.change(item);
  }

  /** Something came that was loaded later: what waited for it is drawn, and read from its beginning. */
  #gained(): void {
    const { ending } = this.#parts;
    if (ending && !this.#hasEnding) {
      this.#hasEnding = true;
      adoptStyles(this, ending.endingStyles);
      const elsewhere = document.activeElement !== document.body && !this.matches(':focus-within');
      if (!elsewhere && (this.#flow.step.at === 'check' || this.#flow.step.at === 'sent')) this.#focus.on('.step');
    }
    this.requestUpdate();
  }

  #choose(path: AnswerPath, files: readonly File[]): void {
    const question = this.#open && placeOf(this.#open.definition, path)?.question;
    if (question?.type !== 'file') return;
    void this.#flow.files.choose(question, path, files, this.#loaded.texts, (file) => this.#flow.addFile(path, file));
  }

  #stepCalled(name: string): Step | undefined {
    if (name === 'start' || name === 'check') return { at: name };
    return this.#open?.definition.pages.some(({ id }) => id === name) ? { at: 'page', id: name } : undefined;
  }

  #went(name: string | undefined): void {
    const step = this.#stepCalled(name ?? 'start');
    // What was sent is not gone back into.
    if (step && this.#flow.session && this.#flow.step.at !== 'sent') this.#flow.go(step);
  }

  #moved(step: Step, path: AnswerPath | undefined): void {
    if (path === undefined) this.#focus.on('.step');
    else this.#focus.onId(controlId(path));
    this.#address.write(nameOf(step));
    this.dispatchEvent(new CustomEvent('civic-form-step', told({ step: nameOf(step) })));
    this.requestUpdate();
  }

  #view(definition: FormDefinition): ScreenView {
    const flow = this.#flow;
    const { session } = flow;
    const texts = this.#loaded.texts;
    const setting = { texts, tell: this.#parts.tell, keep: this.#parts.keep, read: this.#read };
    const problems = flow.issues.map((issue): Problem => ({ issue, words: issueWords(issue, definition, setting) }));
    const wrong = new Map(problems.map(({ issue, words }) => [issue.path, words]));
    return {
      // Before the first question nothing asks for it.
      session: session as ScreenView['session'],
      definition,
      details: this.#parts.details,
      keep: this.#parts.keep,
      assisted: this.assisted,
      problems,
      texts,
      format: this.language.formatter(this.#zone),
      zone: this.#zone,
      lang: this.language.tag,
      level: this.headingLevel,
      files: flow.files,
      controls: this.controls,
      read: this.#read,
      wrongAt: (path) => wrong.get(path),
      givenAt: (path) => flow.givenAt(path),
      set: (path, value) => flow.set(path, value),
      left: (path) => this.#press.run(() => flow.left(path)),
      add: (repeat) => {
        const id = flow.add(repeat);
        if (id !== undefined) this.#focus.on(`[data-instance="${CSS.escape(id)}"]`);
      },
      remove: (repeat, id) => {
        flow.remove(repeat, id);
        this.#focus.onId(controlId(repeat));
      },
      choose: (path, files) => this.#choose(path, files),
      lead: (path) => flow.lead(path),
    };
  }

  protected override renderContent(): unknown {
    const definition = this.#open?.definition;
    if (!definition || this.fallbackShown) return this.#renderAbsence();
    const { step } = this.#flow;
    return keyed(nameOf(step), this.#renderStep(step, this.#view(definition)));
  }

  /** What is to be said while there is no form: the page's own content stays beside it. */
  #renderAbsence(): unknown {
    const { status, page } = this.#forms;
    const texts = this.#loaded.texts;
    if (status === 'error') return [caution(texts.unavailable), action(texts.tryAgain, () => this.#forms.retry())];
    const definition = this.#open?.definition;
    if (definition && this.#lacksControls) return [caution(texts.unavailable), action(texts.tryAgain, () => void this.#begin(definition))];
    if (status === 'ready' && !this.#open && page?.complete) return caution(texts.unknownForm);
    return this.childElementCount > 0 ? nothing : html`<p class="hint loading" .textContent=${texts.loading}></p>`;
  }

  #renderStep(step: Step, view: ScreenView): unknown {
    const flow = this.#flow;
    const noWay = this.#sendsTo === undefined && this.definition === undefined && this.#listeners === 0;
    if (step.at === 'start' || !flow.session) {
      return renderStart({
        ...view,
        drafts: flow.draft.found,
        noWay,
        start: () => void flow.start(),
        resume: (id) => void flow.resume(id),
        discard: (id) => void flow.draft.remove(id),
      });
    }
    if (step.at === 'page') {
      const steps = flow.steps.filter(({ at }) => at === 'page');
      const { pages } = view.definition;
      return renderPages({
        ...view,
        pages: this.singlePage ? flow.session.pages() : pages.filter(({ id }) => id === step.id),
        at: steps.findIndex((one) => nameOf(one) === step.id) + 1,
        of: steps.length,
        keeping: this.#keeping,
        standing: flow.draft.standing,
        canGoBack: nameOf(steps[0] ?? step) !== step.id || flow.hasStart,
        back: () => flow.back(),
        next: () => flow.next(),
        takeNewer: () => void flow.takeNewer(),
        most: () => this.#first.most(step.id),
      });
    }
    const { outcome } = flow;
    const { ending } = this.#parts;
    const isSent = step.at === 'sent';
    if (!ending) {
      return renderAwaited({
        ...view,
        back: isSent ? undefined : () => flow.back(),
        told: isSent && outcome ? tellOutcome(outcome, this.#loaded.texts) : undefined,
        lacks: this.#parts.lacks,
        again: () => this.#parts.retry(),
      });
    }
    if (isSent && outcome) {
      return ending.renderSent({
        ...view,
        outcome,
        outboxHref: this.outboxHref,
        drawQr: this.#parts.drawQr,
        startAnew: () => void flow.startAnew(),
        change: (key) => void this.change(key),
      });
    }
    const isOpen = outcome?.state === 'failed' || outcome?.state === 'noWay';
    return ending.renderCheck({
      ...view,
      agreed: flow.agreement.agreed,
      sending: flow.sending,
      unknown: flow.draft.unknown,
      noWay,
      failure: isOpen ? tellOutcome(outcome, this.#loaded.texts) : undefined,
      keeping: this.#keeping,
      back: () => flow.back(),
      agree: (agreed) => flow.agree(agreed),
      send: () => void flow.send(),
    });
  }
}

const told = (detail: object, cancelable = false): CustomEventInit<object> => ({ detail, bubbles: true, composed: true, cancelable });
