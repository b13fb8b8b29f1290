import type { Submission } from '@civickit/core';
import { type AnswerPath, type FormDefinition, localText } from '@civickit/core/forms';
import type { DraftKeeping } from '@civickit/core/forms/drafts';
import type { LitElement, ReactiveController } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { LanguageController } from '../base/language.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import type { Handing } from '../handoff/handing.js';
import type { HandoffView } from '../handoff/handoff-view.js';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import { afterFrame } from './after-frame.js';
import { AfterPress } from './after-press.js';
import type { BodyEvents, BodySetting } from './form-body.types.js';
import { FirstScreen } from './first-screen.js';
import { FocusNext } from './focus-next.js';
import { FormFlow } from './form-flow.js';
import type { FlowSetting } from './form-flow.types.js';
import { FormParts } from './form-parts.js';
import { isSame, nameOf, placeOf, type Step } from './form-steps.js';
import { formLoaders } from './form-texts.js';
import { controlId } from './form-view.js';
import { problemOf } from './issue-words.js';
import { keepKeys } from './keep-keys.js';
import { renderAwaited } from './screens/awaited.js';
import { renderPages } from './screens/questions.js';
import type { ScreenView } from './screens/screen.js';
import { renderStart } from './screens/start.js';
import { tellOutcome } from './tell-outcome.js';
import { en } from './texts/en.js';

/** The steps of a form with all that is drawn on them. Its events are named after the element, as `civic-form-step`. */
export class FormBody implements ReactiveController {
  readonly focus: FocusNext;
  readonly flow: FormFlow;
  readonly parts: FormParts;

  readonly #host: LitElement;
  readonly #language: LanguageController;
  readonly #setting: () => BodySetting;
  readonly #events: BodyEvents;
  readonly #loaded: LoadedTexts<typeof en>;
  readonly #message: LiveMessage;
  readonly #first: FirstScreen;
  readonly #press: AfterPress;
  /** Whether the first drawing is on the screen; undefined until there is one. */
  #isSeen: boolean | undefined;
  #hasEnding = false;
  #handoff: HandoffView | undefined;
  #isBringing = false;

  constructor(host: LitElement, language: LanguageController, setting: () => BodySetting, events: BodyEvents) {
    this.#host = host;
    this.#language = language;
    this.#setting = setting;
    this.#events = events;
    this.#loaded = new LoadedTexts(host, language, en, formLoaders);
    this.#message = new LiveMessage(host);
    this.#first = new FirstScreen(host);
    this.focus = new FocusNext(host);
    this.parts = new FormParts(
      host,
      () => this.flow,
      () => this.#gained(),
    );
    this.#press = new AfterPress(host);
    this.flow = new FormFlow(() => this.#flowSetting(), {
      changed: () => host.requestUpdate(),
      moved: (step, path) => this.#moved(step, path),
      carried: (files) => files.forEach(({ path, file }) => this.choose(path, [file])),
      refused: () => this.focus.on('.problems'),
      submitting: (submission, files) => this.#tell('submit', { submission, files }, true),
      sent: (submission, outcome) => {
        this.#message.say(tellOutcome(outcome, this.texts));
        this.#tell('sent', { submission, outcome });
        void this.parts.loadCode();
      },
    });
    host.addController(this);
  }

  get texts(): typeof en {
    const { texts } = this.#loaded;
    return this.#setting().reword?.(texts) ?? texts;
  }

  /** Whether the words of the element's language are here. */
  get settled(): boolean {
    return this.#loaded.settled;
  }

  /** What is written for another is not kept, whatever the device could. */
  get keeping(): DraftKeeping | undefined {
    return this.#setting().assisted ? { kept: false, why: 'shared-phone' } : this.flow.draft.keeping;
  }

  hostConnected(): void {
    keepKeys(this.#host.renderRoot);
    addEventListener('pagehide', this.flow.draft.flush);
    document.addEventListener('visibilitychange', this.flow.draft.flush);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.flow.draft.flush);
    document.removeEventListener('visibilitychange', this.flow.draft.flush);
    this.flow.draft.flush();
    // Whoever shows the form anew goes on with the last letter.
    void this.flow.draft.draft?.settled();
  }

  /** After each drawing: asks for what is needed a little later than the first of them, once that is on the screen. */
  drawn(): void {
    const { definition } = this.flow;
    if (!definition) return;
    if (this.#isSeen) return this.parts.load(definition, this.#language.tag);
    if (this.#isSeen === false) return;
    this.#isSeen = false;
    void afterFrame().then(() => {
      this.#isSeen = true;
      this.drawn();
    });
  }

  /** What speaks of offices without a server, once it is here; nobody else pays for it. */
  handoff(handings: readonly Handing[]): HandoffView | undefined {
    if (handings.length === 0) return undefined;
    if (!this.#isBringing) void this.#bring();
    return this.#handoff?.to(handings);
  }

  async #bring(): Promise<void> {
    this.#isBringing = true;
    try {
      const { HandoffView } = await import('../handoff/handoff-view.js');
      this.#handoff = new HandoffView(this.#host, this.#language, () => ({
        ...this.#setting(),
        focus: this.focus,
        message: this.#message,
      }));
      this.#host.requestUpdate();
    } catch {
      this.#isBringing = false;
    }
  }

  /** To the first field, or the heading of the step where there is none. */
  focusFirst(options?: FocusOptions): void {
    const { renderRoot } = this.#host;
    const found = renderRoot.querySelector<HTMLElement>('.question:not(.kept) :is(input, select, textarea)');
    (found ?? renderRoot.querySelector<HTMLElement>('.step'))?.focus(options);
  }

  /** Goes on from a page of questions, where nothing is wrong. */
  async next(): Promise<void> {
    const { ready } = this.#setting();
    const { step } = this.flow;
    if (ready) await ready();
    // Pressed twice, it goes on once.
    if (!isSame(step, this.flow.step)) return;
    await this.flow.next();
    if (this.flow.unjudged) this.#message.say(this.texts.unjudged);
  }

  /** Deletes a draft that was found, and with it the button that was pressed. */
  readonly discard = (id: string): void => {
    this.focus.on('.step');
    void this.flow.draft.remove(id);
  };

  choose(path: AnswerPath, files: readonly File[]): void {
    const { definition } = this.flow;
    const question = definition && placeOf(definition, path)?.question;
    if (question?.type !== 'file') return;
    void this.flow.files.choose(question, path, files, this.texts, (file) => this.flow.addFile(path, file));
  }

  stepCalled(name: string): Step | undefined {
    if (name === 'start' || name === 'check') return { at: name };
    return this.flow.definition?.pages.some(({ id }) => id === name) ? { at: 'page', id: name } : undefined;
  }

  #flowSetting(): FlowSetting {
    const title = this.flow.definition?.title;
    return {
      ...this.#setting(),
      lang: this.#language.tag,
      title: title && this.#read(title).text,
      details: this.parts.details,
      words: this.#words,
    };
  }

  /** Resolves when what is drawn next is in the page's language, or that cannot be had. */
  readonly #words = async (): Promise<void> => {
    await this.#language.arriving;
    await this.#host.updateComplete;
    await this.#loaded.loading;
  };

  readonly #read: ScreenView['read'] = (text) => localText(text, this.#language.tag, this.flow.definition?.languages);

  #tell(
    what: 'step' | 'submit' | 'sent',
    detail: { readonly submission?: Submission | undefined; readonly [more: string]: unknown },
    cancelable = false,
  ): boolean {
    return this.#host.dispatchEvent(
      new CustomEvent(`${this.#host.localName}-${what}`, { detail, bubbles: true, composed: true, cancelable }),
    );
  }

  /** Something came that was loaded later: what waited for it is drawn, and read from its beginning. */
  #gained(): void {
    const { ending } = this.parts;
    const { flow } = this;
    if (ending && !this.#hasEnding) {
      this.#hasEnding = true;
      adoptStyles(this.#host, ending.endingStyles);
      const elsewhere = document.activeElement !== document.body && !this.#host.matches(':focus-within');
      if (!elsewhere && (flow.step.at === 'check' || flow.step.at === 'sent')) this.focus.on('.step');
    }
    this.#host.requestUpdate();
  }

  #moved(step: Step, path: AnswerPath | undefined): void {
    if (path === undefined) this.focus.on('.step');
    else this.focus.onId(controlId(path));
    this.#events.moved(step);
    this.#tell('step', { step: nameOf(step) });
    this.#host.requestUpdate();
  }

  /** What the steps are drawn with. */
  view(definition: FormDefinition): ScreenView & BodySetting {
    const { flow, parts } = this;
    const { session } = flow;
    const body = this.#setting();
    const { zone, handing } = body;
    const texts = this.texts;
    const format = this.#language.formatter(zone);
    const setting = { texts, format, session, tell: parts.tell, keep: parts.keep, read: this.#read };
    const problems = flow.issues.map((issue) => problemOf(issue, definition, setting));
    const wrong = new Map(problems.map(({ issue, words }) => [issue.path, words]));
    return {
      ...body,
      // Before the first question nothing asks for it.
      session: session as ScreenView['session'],
      definition,
      details: parts.details,
      keep: parts.keep,
      notice: handing && this.handoff([handing])?.noticeAt(flow),
      problems,
      texts,
      format,
      lang: this.#language.tag,
      files: flow.files,
      read: this.#read,
      wrongAt: (path) => wrong.get(path),
      givenAt: (path) => flow.givenAt(path),
      set: (path, value) => flow.set(path, value),
      left: (path) => this.#press.run(() => flow.left(path)),
      add: (repeat) => {
        const id = flow.add(repeat);
        if (id !== undefined) this.focus.on(`[data-instance="${CSS.escape(id)}"]`);
      },
      remove: (repeat, id) => {
        flow.remove(repeat, id);
        this.focus.onId(controlId(repeat));
      },
      choose: (path, files) => this.choose(path, files),
      lead: (path) => flow.lead(path),
    };
  }

  render(definition: FormDefinition): unknown {
    const { step } = this.flow;
    return keyed(nameOf(step), this.#renderStep(step, this.view(definition)));
  }

  #renderStep(step: Step, view: ReturnType<FormBody['view']>): unknown {
    const { flow, keeping } = this;
    const { single, handing, beside } = view;
    if (step.at === 'start' || !flow.session) {
      return renderStart({
        ...view,
        drafts: flow.draft.found,
        start: () => void flow.start(),
        resume: (id) => void flow.resume(id),
        discard: this.discard,
      });
    }
    if (step.at === 'page') {
      const steps = flow.steps.filter(({ at }) => at === 'page');
      const { pages } = view.definition;
      return renderPages({
        ...view,
        pages: single ? flow.session.pages() : pages.filter(({ id }) => id === step.id),
        at: steps.findIndex((one) => nameOf(one) === step.id) + 1,
        of: steps.length,
        keeping,
        standing: flow.draft.standing,
        unjudged: flow.unjudged,
        canGoBack: nameOf(steps[0] ?? step) !== step.id || flow.hasStart,
        back: () => flow.back(),
        next: () => void this.next(),
        beside: beside?.(step.id),
        takeNewer: () => {
          this.focus.on('.step');
          void flow.takeNewer();
        },
        most: () => this.#first.most(step.id),
      });
    }
    const { outcome } = flow;
    const { ending } = this.parts;
    const isSent = step.at === 'sent';
    const ended = isSent && outcome && handing && this.#handoff?.ending(view, outcome, handing, flow, (key) => this.#events.change(key));
    if (ended) return ended;
    if (!ending || (outcome?.state === 'prepared' && isSent)) {
      return renderAwaited({
        ...view,
        back: isSent ? undefined : () => flow.back(),
        told: isSent && outcome ? tellOutcome(outcome, this.texts) : undefined,
        lacks: this.parts.lacks,
        again: () => this.parts.retry(),
      });
    }
    if (isSent && outcome) {
      return ending.renderSent({
        ...view,
        outcome,
        drawQr: this.parts.drawQr,
        beside: beside?.('sent'),
        startAnew: () => void flow.startAnew(),
        change: (key) => this.#events.change(key),
      });
    }
    return ending.renderCheck({
      ...view,
      agreed: flow.agreement.agreed,
      sending: flow.sending,
      unknown: flow.draft.unknown,
      failure: outcome,
      sendWords: handing && (this.#handoff?.prepareWords ?? '…'),
      keeping,
      back: () => flow.back(),
      agree: (agreed) => flow.agree(agreed),
      send: () => void flow.send(),
    });
  }
}
