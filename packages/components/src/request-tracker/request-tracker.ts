import type { CivicError, CollectionOf, Remark, WorkCalendar } from '@civickit/core';
import type { OutboxItem } from '@civickit/core/outbox';
import type { RatingScheme } from '@civickit/core/rating-scheme';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { CivicElement } from '../base/civic-element.js';
import { heading } from '../base/heading.js';
import { report } from '../base/report.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { RouteController, type RouteMode } from '../controllers/route.js';
import type { Formatter } from '../i18n/formatter.js';
import { noteIcon } from '../icons/note.js';
import { warningIcon } from '../icons/warning.js';
import { titleOf } from '../outbox/outbox-words.js';
import type { RatingPart } from '../rating/rating-part.js';
import { requestTexts } from '../requests/request-texts.js';
import { en as requestsInEnglish } from '../requests/texts/en.js';
import { sourceStyles } from '../sources/source.styles.js';
import type { FollowUpPhotos } from './follow-up-photos.js';
import { FollowSession } from './follow-session.js';
import { renderCaution, renderLookForm } from './look-form.js';
import type * as ReportView from './report-view.js';
import { requestTrackerStyles } from './request-tracker.styles.js';
import { en } from './texts/en.js';
import { trackerTexts, type TrackerTexts } from './tracker-texts.js';

/** A report of this device that can be looked up. */
interface OwnReport {
  readonly code: string;
  readonly pin?: string | undefined;
  readonly title: string;
  readonly at: OutboxItem['writtenAt'];
}

/**
 * @summary Follows one report by the code of its receipt, without an account: what the office says, what was promised, what happened; tells the office how it is, has a closed report opened again, and rates it.
 * @status experimental
 * @since 0.4.0
 * @slot - What the page shows until reports can be looked up, and where they cannot.
 * @csspart root - Everything but the fallback.
 * @csspart look - Where the code is entered.
 * @csspart report - The report.
 * @csspart facts - What the office and what its reporter says.
 * @csspart compare - Photos of before and after.
 * @csspart rating - How well the office did, and where that is said.
 * @csspart promise - Until when, and how long that is.
 * @csspart history - What happened.
 * @csspart tell - Where its reporter adds something.
 * @csspart note - A sentence about what went wrong.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Ground of the main button.
 * @endpoint The one source of reports that the configuration or `source` names.
 * @privacy Sends the code, and what is added to the report, to that office, in the body of a question and never in an address. Keeps nothing; forgets all when the page is left. Reads what was sent from this device only when asked to.
 * @example <civic-request-tracker heading="Follow your report"></civic-request-tracker>
 */
export class CivicRequestTracker extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [sourceStyles, requestTrackerStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      source: {},
      heading: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      route: {},
      ratingScheme: { attribute: false },
      collection: { attribute: false },
      code: { state: true },
      pin: { state: true },
      words: { state: true },
      wantsWords: { state: true },
      photos: { state: true },
      photosFail: { state: true },
      view: { state: true },
      viewFails: { state: true },
      rating: { state: true },
      calendar: { state: true },
      own: { state: true },
    };
  }

  readonly #port = consumeHost(this);
  readonly #session = new FollowSession(this, () => ({ host: this.#port.value, collection: this.collection, source: this.source }));
  readonly #loaded = new LoadedTexts(this, this.language, en, trackerTexts);
  readonly #words = new LoadedTexts(this, this.language, requestsInEnglish, requestTexts);
  readonly #message = new LiveMessage(this);
  readonly #route = new RouteController(
    this,
    'report',
    () => (this.route === 'hash' ? 'hash' : 'none'),
    ({ code }) => {
      if (!code) return;
      this.code = code;
      this.#arrived = true;
      // An address stays in the history of a phone that others use.
      this.#route.write({}, false);
    },
  );

  /** Id of a configured source. Needed where the codes of several could be meant. */
  source?: string;
  /** Heading above everything; none when absent. */
  heading?: string;
  /** Level of the heading, or of the first inside when there is no heading, 2 to 5. */
  headingLevel = 2;
  /** `hash`: a code after `#report.code=` is looked up and taken out of the address. Codes are never written there. @default 'none' */
  route?: Extract<RouteMode, 'hash' | 'none'>;
  /** Reasons to choose from with a rating. @default those of `@civickit/core/rating-scheme` */
  ratingScheme?: RatingScheme;
  /** Data by hand; wins over all attributes. */
  collection?: CollectionOf<'requests'>;

  private code = '';
  private pin = '';
  private words = '';
  /** Why it cannot be sent without words. */
  private wantsWords?: string | undefined;
  private photos?: FollowUpPhotos | undefined;
  #photosLoading: Promise<FollowUpPhotos | undefined> | undefined;
  private photosFail = false;
  private view?: typeof ReportView;
  private viewFails = false;
  private rating?: RatingPart;
  private calendar?: WorkCalendar | undefined;
  private own?: readonly OwnReport[] | 'failed' | undefined;
  #arrived = false;
  #shown = false;
  #ratingAsked = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#forget);
    addEventListener('online', this.#online);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#forget);
    removeEventListener('online', this.#online);
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#route.sync();
  }

  override updated(): void {
    super.updated();
    if (this.#arrived && this.#session.source) {
      this.#arrived = false;
      void this.updateComplete.then(() => this.#look());
    }
    const isShown = this.#session.followed !== undefined && this.view !== undefined;
    if (isShown && !this.#ratingAsked && this.view?.wantsRating(this.#session)) void this.#loadRating();
    if (isShown && !this.#shown) this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
    this.#shown = isShown;
  }

  protected override get fallbackShown(): boolean {
    return !this.#session.source;
  }

  protected override get problem(): CivicError | undefined {
    return this.#session.unable ?? this.#session.error;
  }

  get #texts(): TrackerTexts {
    return this.#loaded.texts;
  }

  get #format(): Formatter {
    return this.language.formatter(this.#session.zone);
  }

  /** Level of what stands below the heading. */
  get #level(): number {
    return this.heading ? this.headingLevel + 1 : this.headingLevel;
  }

  readonly #online = (): void => void this.#session.refresh();

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    void this.#look();
  };

  readonly #forget = (): void => {
    this.code = this.pin = this.words = '';
    this.wantsWords = undefined;
    this.rating?.forget();
    this.#forgetPhotos();
    this.own = undefined;
    this.#session.forget();
  };

  readonly #closed = async (): Promise<void> => {
    this.#forget();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#code')?.focus();
  };

  async #look(): Promise<void> {
    const session = this.#session;
    this.words = '';
    this.#forgetPhotos();
    const view = this.#loadView();
    await Promise.all([session.look({ code: this.code, ...(this.pin && { pin: this.pin.trim() }) }), view]);
    if (session.status === 'missing') this.#message.say(this.#texts.missing);
    if (this.#fails) this.#message.say(this.#trouble);
  }

  /** Without it, the report is shown all the same. */
  async #loadRating(): Promise<void> {
    this.#ratingAsked = true;
    this.rating = await this.view?.loadRating(this, this.language, this.#session, () => ({
      tracker: this.#texts,
      scheme: this.ratingScheme,
      say: (text) => this.#message.say(text),
    }));
  }

  async #loadView(): Promise<void> {
    if (this.view) return;
    try {
      const [view, calendar] = await Promise.all([import('./report-view.js'), this.#session.collection?.calendar()]);
      this.calendar = calendar;
      this.view = view;
      this.viewFails = false;
    } catch (cause) {
      this.viewFails = true;
      report(this.localName, { code: 'network/part', message: String(cause) });
    }
  }

  readonly #say = async (kind: Remark['kind']): Promise<void> => {
    const { view } = this;
    if (!view || this.#session.sending === 'sending') return;
    this.wantsWords = this.words.trim() ? undefined : view.wantedOf(kind, this.#texts);
    if (this.wantsWords) {
      this.#message.say(this.wantsWords);
      this.renderRoot.querySelector<HTMLElement>('#words')?.focus();
      return;
    }
    this.#message.say(this.#texts.sending);
    const description = this.words.trim();
    const loading = this.#photosLoading;
    const part = await loading;
    const along = await part?.toSend();
    // That is waited for already, or another report is shown by now.
    if (loading !== this.#photosLoading || (part && !along)) return;
    const isSent = await this.#session.add({ kind, ...(description && { description }) }, along);
    if (isSent && this.words.trim() === description) this.words = '';
    this.#message.say(isSent ? this.#texts.sent : view.troubleOf(this.#session.sendError, this.#texts));
    await this.updateComplete;
  };

  async #choosePhotos(files: readonly File[]): Promise<void> {
    const taken = this.#session.source?.about.photos;
    const loading = (this.#photosLoading ??= this.view?.loadPhotos(this));
    const part = await loading;
    // They were chosen for a report that is not shown any more.
    if (loading !== this.#photosLoading) return;
    this.photos = part;
    this.photosFail = !part;
    if (!part) this.#photosLoading = undefined;
    if (taken) await part?.choose(files, taken, this.#texts);
  }

  #forgetPhotos(): void {
    this.photos?.forget();
    if (!this.photos) this.#photosLoading = undefined;
  }

  readonly #ownAsked = async (): Promise<void> => {
    if (this.own) return void (this.own = undefined);
    const { source } = this.#session;
    try {
      const items = (await (await this.#port.value?.outbox?.())?.list()) ?? [];
      this.own = items.flatMap((item) => ownReport(item, source, this.#texts.untitled)).reverse();
    } catch {
      this.own = 'failed';
    }
  };

  /** Whether there is nothing to show though there may be such a report. */
  get #fails(): boolean {
    const { status, busy } = this.#session;
    return status === 'error' || (status === 'ready' && !busy && this.viewFails);
  }

  get #trouble(): string {
    const { error } = this.#session;
    if (error?.status === 429) return this.#texts.rateLimited;
    return error?.kind === 'offline' ? `${this.language.texts.notices.offline} ${this.#texts.error}` : this.#texts.error;
  }

  protected override renderContent(): unknown {
    const { source, followed } = this.#session;
    if (!source) return html`<p class="status visually-hidden" role="status"></p>`;
    return html`
      ${this.heading ? heading(this.headingLevel, this.heading, 'heading') : nothing}
      <p class="status visually-hidden" role="status"></p>
      ${followed && this.view ? this.#renderFollowed() : this.#renderLook()}
    `;
  }

  #renderLook(): TemplateResult {
    const texts = this.#texts;
    return html`${renderLookForm({
      texts,
      session: this.#session,
      code: this.code,
      pin: this.pin,
      trouble: this.#fails ? this.#trouble : undefined,
      write: (typed) => Object.assign(this, typed),
      submit: this.#submitted,
    })}
    ${this.#port.value?.outbox ? this.#renderOwn() : nothing}`;
  }

  /** Its button stays, and with it the focus. */
  #renderOwn(): TemplateResult {
    const { own } = this;
    return html`<button class="quiet" type="button" aria-expanded=${own !== undefined} @click=${this.#ownAsked}>
        ${this.#texts.onThisDevice}
      </button>
      ${own && this.#renderOwnOf(own)}`;
  }

  #renderOwnOf(own: readonly OwnReport[] | 'failed'): TemplateResult {
    const texts = this.#texts;
    if (own === 'failed') return renderCaution(texts.deviceFails);
    if (own.length === 0) return html`<p>${texts.noneOnThisDevice}</p>`;
    return html`<ul class="own">
      ${own.map(
        ({ code, pin = '', title, at }) =>
          html`<li>
            <button
              type="button"
              @click=${() => {
                this.code = code;
                this.pin = pin;
                void this.#look();
              }}
            >
              <bdi>${title}</bdi> <span class="hint">${this.#format.moment(at)}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #renderFollowed(): unknown {
    const { followed, zone, now, imageOrigins, sending, sent, sendError, readAt, error, source, busy } = this.#session;
    const texts = this.#texts;
    const format = this.#format;
    if (!followed || !this.view) return nothing;
    const taken = format.moment(new Date(readAt).toISOString() as OutboxItem['writtenAt']);
    const { notices } = this.language.texts;
    const level = this.#level;
    return html`
      ${
        error
          ? html`<div class="note ${error.kind === 'offline' ? '' : 'caution'}" part="note">
              ${error.kind === 'offline' ? noteIcon : warningIcon}
              <div><p>${error.kind === 'offline' ? notices.offlineCopy(taken) : `${this.#trouble} ${texts.asOf(taken)}`}</p></div>
            </div>`
          : nothing
      }
      ${this.view.renderReport(followed, { texts, words: this.#words.texts, format, zone, now, level, calendar: this.calendar, imageOrigins })}
      ${this.view.renderFollowUpForm({
        texts,
        level: level + 1,
        followed,
        format,
        takes: source?.about.takes ?? [],
        words: this.words,
        wantsWords: this.wantsWords,
        photos: source?.about.photos,
        chosen: this.photosFail
          ? html`<p class="trouble">${texts.photos}: ${texts.photoFaults.unreadable}</p>`
          : this.photos?.render(texts, format),
        choose: (files) => void this.#choosePhotos(files),
        sending: sent === 'remark' || sending === 'sending' ? sending : 'idle',
        error: sendError,
        write: (written) => (this.words = written),
        say: this.#say,
      })}
      ${this.rating?.render(level + 1) ?? nothing}
      <p class="buttons end">
        <button type="button" aria-disabled=${busy ? 'true' : nothing} @click=${this.#session.refresh}>
          ${busy ? texts.looking : texts.lookAgain}
        </button>
        <button type="button" @click=${this.#closed}>${texts.another}</button>
      </p>
      <p class="hint">${texts.asOf(taken)} · ${texts.notKept}</p>
    `;
  }
}

/** What an item of the queue can be looked up by. */
function ownReport(
  { receipt, target, draft, writtenAt }: OutboxItem,
  source: FollowSession['source'],
  untitled: string,
): readonly OwnReport[] {
  if (target.kind !== 'requests' || target.source !== source?.id || !receipt) return [];
  if (receipt.strength !== 'confirmed' && receipt.strength !== 'acknowledged') return [];
  // A source that knows no codes is asked by an address, where a code must not stand.
  const code = (source.about.by === 'code' ? receipt.code : undefined) ?? receipt.ref?.id;
  return code ? [{ code, pin: receipt.pin, title: titleOf({ draft }, undefined, { untitled }), at: writtenAt }] : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-request-tracker': CivicRequestTracker;
  }
}
