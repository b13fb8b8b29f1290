import { createKey, type Instant, type SenderAbout, type Store } from '@civickit/core';
import { nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { LanguageController } from '../../base/language.js';
import { LiveMessage } from '../../controllers/live-message.js';
import { LoadedTexts } from '../../controllers/loaded-texts.js';
import { adoptStyles } from '../adopt-styles.js';
import { copyText } from '../share/share.js';
import { addressOf, type ToolRequest } from '../tool-request.js';
import { reportContacts } from './report-contacts.js';
import {
  emptyDraft,
  type KeptReceipt,
  placeOf,
  readDraft,
  readReceipt,
  type ReportDraft,
  writeDraft,
  writeReceipt,
  withoutTry,
} from './report-draft.js';
import { renderReport, tell } from './report-form.js';
import { asError, type Outcome, sendReport } from './report-sending.js';
import { findTarget, type ReportTarget } from './report-target.js';
import type { ReportQueue } from './report-queue.js';
import { reportLoaders, type ReportTexts } from './report-texts.js';
import { reportStyles } from './report.styles.js';
import { en } from './texts/en.js';
import { type ReportFacts, toRequest } from './report-words.js';

/** How long somebody may go on writing before it is kept. */
const pauseMs = 300;

/**
 * "Is this wrong?": a report about what stands in the guide, into the municipality's own requests where they take one, else by telephone,
 * mail or paper. What is written is kept on the device until it has been received; what may not have arrived is never said to have.
 */
export class ServiceReport implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #request: () => ToolRequest | undefined;
  readonly #language: LanguageController;
  readonly #loaded: LoadedTexts<ReportTexts>;
  readonly #message: LiveMessage;
  /** What the report is about and where it is kept; all below is of that place. */
  #at?: { readonly place: string; readonly store: Store };
  #ready = false;
  #draft: ReportDraft = emptyDraft();
  #kept = true;
  #before?: KeptReceipt | undefined;
  #outcome?: Outcome | undefined;
  #sending = false;
  #reasonMissing = false;
  #copyOutcome = '';
  #finding?: Promise<ReportTarget | undefined> | undefined;
  #target?: ReportTarget | undefined;
  #port?: ToolRequest['host'];
  #noWay = false;
  /** How it is sent by the queue of the page. */
  #queue?: Promise<ReportQueue | undefined> | undefined;
  #pause?: ReturnType<typeof setTimeout> | undefined;
  /** In the order in which it was written. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(host: ReactiveControllerHost & HTMLElement, request: () => ToolRequest | undefined) {
    this.#host = host;
    this.#request = request;
    this.#language = new LanguageController(host);
    this.#loaded = new LoadedTexts(host, this.#language, en, reportLoaders);
    this.#message = new LiveMessage(host);
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    adoptStyles(this.#host, reportStyles);
    addEventListener('pagehide', this.#keepNow);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#keepNow);
    this.#keepNow();
  }

  hostUpdate(): void {
    const request = this.#request();
    const place = request && placeOf(request);
    const store = request?.collection.store;
    if (request?.host !== this.#port) {
      this.#port = request?.host;
      this.#finding = this.#target = this.#queue = undefined;
      this.#noWay = false;
      if (this.#ready) void this.#find().catch(() => undefined);
    }
    if (place === this.#at?.place && store === this.#at?.store) return;
    this.#keepNow();
    this.#at = place !== undefined && store ? { place, store } : undefined;
    this.#clear();
    this.#ready = false;
    if (this.#at) void this.#open(this.#at);
  }

  /** The form, once it is known what was written here before. */
  render(): unknown {
    const request = this.#request();
    if (!request || !this.#ready) return nothing;
    const { collection, heading } = request;
    const before = this.#before && { ...this.#before, at: this.#language.formatter(collection.zone).moment(this.#before.at as Instant) };
    return renderReport({
      level: heading,
      facts: this.#facts(request),
      draft: this.#draft,
      sending: this.#sending,
      outcome: this.#outcome,
      noWay: this.#noWay,
      about: this.#about,
      kept: this.#kept,
      reasonMissing: this.#reasonMissing,
      before,
      contacts: reportContacts(request),
      copyOutcome: this.#copyOutcome,
      edit: (change) => this.#edit(change),
      send: (insist) => void this.#send(insist),
      startAnew: () => this.#startAnew(),
      copy: () => void this.#copy(),
    });
  }

  #facts(request: ToolRequest): ReportFacts {
    return { services: request.services, texts: this.#loaded.texts, url: addressOf(request) };
  }

  /** Of whom the present draft went to, else would go to. */
  get #about(): SenderAbout | undefined {
    const { tried } = this.#draft;
    if (!tried || !this.#target) return this.#target?.about;
    // Nobody can be asked any more.
    const { senders } = this.#target.requests;
    return (Object.hasOwn(senders, tried.source) && senders[tried.source]) || { resend: 'never', canFind: false };
  }

  async #open(at: { readonly place: string; readonly store: Store }): Promise<void> {
    const [draft, before] = await Promise.all([readDraft(at.store, at.place), readReceipt(at.store, at.place)]);
    if (this.#at !== at) return;
    this.#draft = draft ?? emptyDraft();
    this.#before = before;
    if (draft) void this.#prepare();
    if (draft?.tried) this.#outcome = { state: 'uncertain' };
    this.#ready = true;
    this.#host.requestUpdate();
    // What cannot be found out now is asked again when something is to be sent.
    await this.#find().catch(() => undefined);
  }

  async #find(): Promise<ReportTarget | undefined> {
    const finding = (this.#finding ??= findTarget(this.#port, this.#language.tag));
    try {
      const target = await finding;
      if (this.#finding === finding) {
        this.#target = target;
        this.#noWay = !target;
        this.#host.requestUpdate();
      }
      return target;
    } catch (cause) {
      if (this.#finding === finding) this.#finding = undefined;
      throw cause;
    }
  }

  /** Asked for as soon as somebody writes: when it is to be sent, there may be no network to load it by. */
  #prepare(): Promise<ReportQueue | undefined> {
    return (this.#queue ??= import('./report-queue.js')
      .then(({ openQueue }) => openQueue(this.#port))
      .catch(() => (this.#queue = undefined)));
  }

  #edit(change: Partial<ReportDraft>): void {
    void this.#prepare();
    this.#draft = { ...this.#draft, ...change };
    if (change.reason) this.#reasonMissing = false;
    this.#copyOutcome = '';
    clearTimeout(this.#pause);
    this.#pause = setTimeout(this.#keepNow, pauseMs);
    this.#host.requestUpdate();
  }

  /** What has been written and not yet kept. */
  readonly #keepNow = (): void => {
    if (this.#pause === undefined) return;
    clearTimeout(this.#pause);
    this.#pause = undefined;
    if (this.#at) void this.#keep(this.#at, this.#draft);
  };

  async #keep(at: { readonly place: string; readonly store: Store }, draft: ReportDraft | undefined): Promise<void> {
    const write = this.#writing.then(() => writeDraft(at.store, at.place, draft));
    this.#writing = write;
    const kept = await write;
    if (this.#at !== at || this.#kept === kept) return;
    this.#kept = kept;
    this.#host.requestUpdate();
  }

  #clear(): void {
    this.#draft = emptyDraft();
    this.#outcome = undefined;
    this.#before = undefined;
    this.#sending = this.#reasonMissing = false;
    this.#copyOutcome = '';
  }

  #startAnew(): void {
    const before = this.#before;
    const { key } = this.#draft;
    const isSaved = this.#outcome?.state === 'saved';
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#clear();
    if (this.#at) void this.#forget(this.#at, key, this.#draft);
    this.#before = before;
    if (this.#at && !isSaved) void this.#keep(this.#at, undefined);
    this.#host.requestUpdate();
    this.#focus('.report [name=report-reason]');
  }

  /** What of it the queue has is deleted too; where it cannot be, that is told, unless something new is being written. */
  async #forget(at: { readonly place: string }, key: string, empty: ReportDraft): Promise<void> {
    const outcome = await (await this.#queue)?.forget(key, this.#language.tag);
    if (outcome && this.#at === at && this.#draft === empty) this.#show(outcome);
  }

  async #send(insist: boolean): Promise<void> {
    const at = this.#at;
    const request = this.#request();
    if (!at || !request || this.#sending) return;
    if (!this.#draft.reason) {
      this.#reasonMissing = true;
      this.#message.say(this.#loaded.texts.reasonMissing);
      this.#host.requestUpdate();
      this.#focus('.report [name=report-reason]');
      return;
    }
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#sending = true;
    this.#message.say(this.#loaded.texts.sending);
    this.#host.requestUpdate();
    const draft = this.#draft;
    let outcome: Outcome | undefined;
    try {
      const target = await this.#find();
      outcome = target && (await this.#try(at, target, draft, this.#facts(request), insist));
    } catch (cause) {
      outcome = { state: draft.tried ? 'uncertain' : 'unsent', error: asError(cause) };
    }
    if (this.#at === at) this.#show(outcome);
  }

  /** The draft is marked as handed over before it is, so that a page that dies meanwhile does not send it twice. */
  async #try(
    at: { readonly place: string; readonly store: Store },
    target: ReportTarget,
    draft: ReportDraft,
    facts: ReportFacts,
    insist: boolean,
  ): Promise<Outcome> {
    const { tried } = draft;
    const about = (tried && this.#about) ?? target.about;
    const source = tried && Object.hasOwn(target.requests.senders, tried.source) ? tried.source : target.source;
    const lang = this.#language.tag;
    const requestOf = (written: ReportDraft) => toRequest(written, facts, target.type ?? facts.texts.subject, lang);
    const request = tried?.request ?? requestOf(draft);
    let mine = { ...draft, tried: { source, request } };
    await this.#keep(at, mine);
    const anew = async () => {
      const renewed = { ...draft, key: createKey() };
      mine = { ...renewed, tried: { source, request: requestOf(renewed) } };
      await this.#keep(at, mine);
      return { key: mine.key, request: mine.tried.request };
    };
    const queue = about.attended ? undefined : await this.#prepare();
    const outcome =
      (await queue?.send({ source, key: draft.key, request, insist, tried: !!tried, anew }, lang)) ??
      (await sendReport(
        { ...target, source, about },
        { request: mine.tried.request, key: mine.key, tried: !!tried && mine.key === draft.key, insist },
      ));
    const isDone = outcome.state === 'saved' || outcome.state === 'received';
    const left = isDone ? undefined : outcome.state === 'uncertain' ? mine : withoutTry(mine);
    if (outcome.state === 'received') {
      const kept = await writeReceipt(at.store, at.place, outcome.receipt);
      if (this.#at === at) this.#before = kept;
    }
    // What the page alone has would be lost with it.
    if (outcome.state === 'saved' && outcome.arrival) void outcome.arrival.then(() => this.#arrived(at, mine.key));
    else await this.#keep(at, left);
    if (this.#at === at) this.#draft = left ?? emptyDraft();
    return outcome;
  }

  async #arrived(at: { readonly place: string; readonly store: Store }, key: string): Promise<void> {
    if ((await readDraft(at.store, at.place))?.key === key) await this.#keep(at, undefined);
  }

  #show(outcome: Outcome | undefined): void {
    this.#sending = false;
    this.#outcome = outcome;
    this.#host.requestUpdate();
    if (!outcome) return;
    this.#message.say(tell(outcome, this.#loaded.texts));
    this.#focus('.report .outcome');
  }

  async #copy(): Promise<void> {
    const field = this.#host.shadowRoot?.querySelector<HTMLTextAreaElement>('.report-text');
    if (!field) return;
    const copied = await copyText(field.value, field);
    this.#copyOutcome = this.#loaded.texts[copied === 'copied' ? 'copied' : 'selected'];
    this.#message.say(this.#copyOutcome);
    this.#host.requestUpdate();
  }

  /** What was pressed may be gone: the reader goes on where the answer stands. */
  #focus(selector: string): void {
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }
}
