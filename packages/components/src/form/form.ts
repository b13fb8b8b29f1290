import { type Collection, type FormDefinition, type Receipt } from '@civickit/core';
import type { Answers } from '@civickit/core/forms';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { CivicElement } from '../base/civic-element.js';
import { CollectionController } from '../controllers/collection.js';
import { consumeHost } from '../controllers/host-consumer.js';
import type { RouteMode } from '../controllers/route.js';
import { handingOf } from '../handoff/handing.js';
import { noteStyles } from '../sources/note.styles.js';
import { FormAddress } from './form-address.js';
import { FormBody } from './form-body.js';
import type {} from './form-globals.js';
import { nameOf } from './form-steps.js';
import { FormTrust } from './form-trust.js';
import type { FormControls } from './form-view.js';
import { formStyles } from './form.styles.js';
import { loadControls } from './question.js';
import { action, caution } from './screens/screen.js';

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
 * @privacy What is written stays on the device until the reader sends it, and goes to the office that the source names. A position is asked for only when the reader presses the button. Where an office has no server nothing leaves by itself: the reader takes it there by their own hand.
 * @example <civic-form form="noise-complaint"></civic-form>
 */
export class CivicForm extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [noteStyles, formStyles];
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
  readonly #body = new FormBody(
    this,
    this.language,
    () => ({
      store: this.#port.value?.store ?? this.#forms.collection?.store,
      outbox: this.#port.value?.outbox?.bind(this.#port.value),
      source: this.#sendsTo,
      handing: handingOf(this.#forms.collection, this.#sendsTo),
      noWay: this.#sendsTo === undefined && this.definition === undefined && this.#listeners === 0,
      zone: this.#zone,
      level: this.headingLevel,
      single: this.singlePage,
      assisted: this.assisted,
      outboxHref: this.outboxHref,
      controls: this.controls,
      checked: () => this.#trust.holds(),
    }),
    {
      moved: (step) => this.#address.write(nameOf(step)),
      change: (key) => void this.change(key),
    },
  );
  readonly #flow = this.#body.flow;

  #open: { readonly definition: FormDefinition; readonly source: string | undefined } | undefined;
  /** The definition that was taken last, whether or not it could be opened. */
  #taken: FormDefinition | undefined;
  #listeners = 0;
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

  /** As any element's; where somebody listens for `civic-form-submit` here, the form can be sent without an office of its own. */
  override addEventListener(...given: Parameters<HTMLElement['addEventListener']>): void {
    super.addEventListener(...given);
    if (given[0] !== submits) return;
    this.#listeners += 1;
    this.requestUpdate();
  }

  /** To the first field, or the heading of the step where there is none. */
  override focus(options?: FocusOptions): void {
    this.#body.focusFirst(options);
  }

  /** Answers that are there before the reader begins; where they have begun, they are set at once. */
  prefill(answers: Answers): void {
    this.#flow.prefill(answers);
  }

  /** Goes to a page by its id, or to `start` or `check`. Nothing is checked on the way. */
  show(step: string): void {
    const found = this.#body.stepCalled(step);
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
    return !this.#open || !this.#flow.ready || !this.#body.settled;
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#address.sync();
    // The page's own form gives way at one stroke: everything else has to be here by then.
    if (this.#body.settled) this.#take();
  }

  protected override updated(): void {
    super.updated();
    // After the first screen, which goes first.
    if (this.#open && !this.fallbackShown) this.#body.drawn();
  }

  get #zone(): string {
    return this.#forms.zone;
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
    const waits = this.#trust.take(definition, !item || item.unchecked);
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
    const form = this.querySelector('form');
    const [fallback, controls] = await Promise.all([
      form && import('./form-fallback.js').catch(() => undefined),
      Promise.all([loadControls(definition), this.assisted && this.#body.parts.loadKeep(definition, this.language.tag)]).then(
        () => true,
        () => false,
      ),
      this.#address.load(),
    ]);
    if (this.#open?.definition !== definition) return;
    this.#trust.begin();
    this.#lacksControls = !controls;
    if (!controls) return this.requestUpdate();
    const carry = () => {
      if (!form || !fallback) return undefined;
      const carried = fallback.readFallback(form, definition, this.#zone);
      this.#body.focus.caret = carried?.caret;
      return carried;
    };
    await this.#flow.open(definition, this.#address.step, fallback ? carry : undefined);
    const item = this.#flow.ready ? this.#address.takeItem() : undefined;
    if (item !== undefined) await this.change(item);
  }

  #went(name: string | undefined): void {
    const step = this.#body.stepCalled(name ?? 'start');
    // What was sent is not gone back into.
    if (step && this.#flow.session && this.#flow.step.at !== 'sent') this.#flow.go(step);
  }

  protected override renderContent(): unknown {
    const definition = this.#open?.definition;
    const isAbsent = !definition || this.fallbackShown;
    return html`<p class="status visually-hidden" role="status"></p>
      ${isAbsent ? this.#renderAbsence() : this.#body.render(definition)}`;
  }

  /** What is to be said while there is no form: the page's own content stays beside it. */
  #renderAbsence(): unknown {
    const { status, page } = this.#forms;
    const { texts } = this.#body;
    const definition = this.#open?.definition;
    const retry =
      status === 'error' ? () => this.#forms.retry() : definition && this.#lacksControls && (() => void this.#begin(definition));
    if (retry)
      return [
        caution(texts.unavailable),
        action(texts.tryAgain, () => {
          this.#body.focus.on('.step, .root > button');
          retry();
        }),
      ];
    if (this.#trust.error ?? (status === 'ready' && !this.#open && page?.complete)) return caution(texts.unknownForm);
    return this.childElementCount > 0 ? nothing : html`<p class="hint loading" .textContent=${texts.loading}></p>`;
  }
}
