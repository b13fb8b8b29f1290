import type { Collection, FormDefinition, LocalText, Receipt, Submission } from '@civickit/core';
import type { Answers, FormChange, FormIssue, FormMessages, FormSession, ReadText } from '@civickit/core/forms';
import { loadFormMessages, localText, messageOf, openForm } from '@civickit/core/forms';
import type { OutboxFile } from '@civickit/core/outbox';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { CivicElement } from '../base/civic-element.js';
import { CollectionController } from '../controllers/collection.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { RouteController, type RouteMode, type RouteValues } from '../controllers/route.js';
import { sourceStyles } from '../sources/source.styles.js';
import type { FormDetails } from './form-details.js';
import { FormDraft } from './form-draft.js';
import { FormFiles } from './form-files.js';
import type { FormOutcome } from './form-sending.js';
import { isSame, pageOf, questionAt, type Step, stepFrom, stepsOf } from './form-steps.js';
import { formLoaders, type FormTexts } from './form-texts.js';
import { controlId, type FormControls, type FormView } from './form-view.js';
import { formStyles } from './form.styles.js';
import { consentPath, renderCheck } from './screens/check.js';
import { renderPages } from './screens/questions.js';
import type { Problem, ScreenView } from './screens/screen.js';
import { renderSent, tellOutcome } from './screens/sent.js';
import { renderStart } from './screens/start.js';
import { en } from './texts/en.js';

const start: Step = { at: 'start' };

/**
 * @summary A form as data, filled in page by page: kept on this device with every key, checked, and sent once, also from where there is no network.
 * @status experimental
 * @since 0.4.0
 * @slot - What the page shows until the form is here, and where it cannot be had: best the form as plain HTML, as `civickit render form` writes it.
 * @fires civic-form-step - Another step is shown; detail: `{ at, page }`.
 * @fires civic-form-submit - The reader sends the form; detail: `{ submission, files }`. Cancelable: whoever prevents it sends it by other means, and calls `finish()`.
 * @fires civic-form-sent - It was handed over; detail: `{ submission, outcome }`.
 * @csspart root - Everything but the fallback.
 * @csspart form - The questions of a page.
 * @csspart errors - The list of what is wrong.
 * @csspart outcome - What came of sending.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Ground of the button that leads on.
 * @cssproperty --civic-color-alarm-edge - Edge of what is wrong.
 * @endpoint The definition and the office, through the sources that the configuration names.
 * @privacy What is written stays on the device until the reader sends it; it goes to the office that the form names, and nowhere else. A position is asked for only when the reader presses the button.
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
  /** Where the step is kept, so that the back button goes through the pages: `hash`, `query`, or `none`. @default 'none' */
  route: RouteMode = 'none';
  /** Address of the page with `<civic-outbox>`, linked where something waits. */
  outboxHref?: string;
  /** A form by hand; wins over sources. */
  definition?: FormDefinition;
  /** A collection by hand; wins over the page's own. */
  collection?: Collection<'forms'>;
  /** Own looks for types of questions. */
  controls: FormControls = {};

  readonly #port = consumeHost(this);
  readonly #loaded = new LoadedTexts(this, this.language, en, formLoaders);
  readonly #message = new LiveMessage(this);
  readonly #draft = new FormDraft(() => this.requestUpdate());
  readonly #files = new FormFiles(() => this.requestUpdate());
  readonly #route = new RouteController(
    this,
    'form',
    () => this.route,
    (values, arriving) => this.#follow(values, arriving),
  );
  readonly #forms = new CollectionController(this, 'forms', () => ({
    ...(this.collection && { collection: this.collection }),
    spec: {
      ...(this.source !== undefined && { source: this.source }),
      ...(this.src !== undefined && { src: this.src, adapter: this.adapter ?? 'files' }),
    },
    query: this.form === undefined ? {} : { id: this.form },
  }));

  #given: Answers = {};
  #open: { readonly definition: FormDefinition; readonly source: string | undefined } | undefined;
  #session: FormSession | undefined;
  #step: Step = start;
  #wanted: string | undefined;
  #problems: readonly FormIssue[] = [];
  #messages: FormMessages | undefined;
  #details: FormDetails | undefined;
  #detailsOf = '';
  #agreed = false;
  #sending = false;
  #outcome: FormOutcome | undefined;
  #failure: string | undefined;
  #following = new AbortController();
  #drawCode: ((text: string) => unknown) | undefined;
  /** Of the control or heading that takes the focus once it is drawn. */
  #focusOn: string | undefined;

  /** What is answered now, as typed; empty before the first question. */
  get answers(): Answers {
    return this.#session?.answers ?? this.#given;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#draft.flush);
    document.addEventListener('visibilitychange', this.#draft.flush);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#draft.flush);
    document.removeEventListener('visibilitychange', this.#draft.flush);
    this.#draft.flush();
    this.#following.abort();
  }

  /** Answers that are there before the reader begins; where they have begun, they are set at once. */
  prefill(answers: Answers): void {
    this.#given = { ...this.#given, ...answers };
    if (!this.#session) return;
    for (const [path, answer] of Object.entries(answers)) this.#session.set(path, answer);
    this.#keep();
    this.requestUpdate();
  }

  /** Shows a page by its id, `check` or `start`. */
  show(step: string): void {
    const { definition } = this.#open ?? {};
    if (!definition) return;
    if (step === 'start') this.#go(start);
    else if (step === 'check') this.#go({ at: 'check' });
    else if (definition.pages.some(({ id }) => id === step)) this.#go({ at: 'page', id: step });
  }

  /** What was prevented in `civic-form-submit` has been sent: the draft is let go, and the receipt shown. */
  finish(receipt: Receipt): void {
    void this.#end({ state: 'received', receipt, leftOut: [] });
  }

  protected override get problem(): ReturnType<() => CivicElement['problem']> {
    return this.#forms.error;
  }

  protected override get fallbackShown(): boolean {
    return !this.#open || !this.#loaded.settled;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#route.sync();
    this.#take();
    const { lang } = this;
    const { definition } = this.#open ?? {};
    if (definition && this.#step.at !== 'start' && this.#detailsOf !== `${definition.id} ${this.language.tag}`) void this.#load(definition);
    void lang;
  }

  override updated(): void {
    super.updated();
    const selector = this.#focusOn;
    this.#focusOn = undefined;
    if (selector === undefined) return;
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.focus();
    found?.scrollIntoView({ block: 'nearest' });
  }

  get #texts(): FormTexts {
    return this.#loaded.texts;
  }

  get #zone(): string {
    return this.#forms.collection?.zone ?? 'UTC';
  }

  /** A form that somebody is filling in stays as it is, whatever the source says meanwhile. */
  #take(): void {
    const item = this.definition ? undefined : this.#forms.page?.items[0];
    const definition = this.definition ?? item?.definition;
    if (!definition || definition === this.#open?.definition) return;
    const isOther = definition.id !== this.#open?.definition.id;
    if (this.#open && !isOther && this.#session) return;
    this.#open = { definition, source: item?.ref.source ?? this.source };
    this.#session = undefined;
    this.#step = start;
    this.#problems = [];
    void this.#begin(definition);
  }
}
