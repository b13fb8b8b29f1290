import type { CivicError, CollectionOf, RatingFigures, RatingLevel } from '@civickit/core';
import { isCivicError } from '@civickit/core';
import { levelName, type RatingScheme } from '@civickit/core/rating-scheme';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { CivicElement } from '../base/civic-element.js';
import { heading } from '../base/heading.js';
import { report } from '../base/report.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { FollowSession } from '../request-tracker/follow-session.js';
import { renderCaution, renderLookForm } from '../request-tracker/look-form.js';
import { en as trackerInEnglish } from '../request-tracker/texts/en.js';
import { trackerTexts } from '../request-tracker/tracker-texts.js';
import { numberOf, titleOf } from '../requests/request-words.js';
import { requestTexts } from '../requests/request-texts.js';
import { en as requestsInEnglish } from '../requests/texts/en.js';
import { requestTrackerStyles } from '../request-tracker/request-tracker.styles.js';
import { sourceStyles } from '../sources/source.styles.js';
import { canRate } from './can-rate.js';
import { RatingPart } from './rating-part.js';
import { renderResults } from './rating-results.js';
import { ratingTexts } from './rating-texts.js';
import { en } from './texts/en.js';
import { ratingStyles, resultStyles } from './rating.styles.js';

/**
 * @summary Asks whoever has the code of a closed report how well the office did, once and by choice; or, with `results`, shows how satisfied residents are.
 * @status experimental
 * @since 0.4.0
 * @slot - What the page shows until reports can be rated, and where they cannot.
 * @csspart root - Everything but the fallback.
 * @csspart look - Where the code is entered.
 * @csspart rating - Where it is said how well the office did, and what was said.
 * @csspart results - How satisfied residents are.
 * @csspart note - A sentence about what went wrong.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Ground of the main button.
 * @endpoint The one source of reports that the configuration or `source` names.
 * @privacy Sends the code and the rating to that office, in the body of a question and never in an address. Keeps nothing; forgets all when the page is left. Figures of fewer than five ratings are never shown, nor of fewer than the office says.
 * @example <civic-rating heading="Rate how your report was dealt with"></civic-rating>
 */
export class CivicRating extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [sourceStyles, requestTrackerStyles, ratingStyles, resultStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      source: {},
      heading: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      results: { type: Boolean },
      scheme: { attribute: false },
      code: { attribute: false },
      pin: { attribute: false },
      collection: { attribute: false },
      typed: { state: true },
      figures: { state: true },
      named: { state: true },
    };
  }

  readonly #port = consumeHost(this);
  readonly #session = new FollowSession(this, () => ({ host: this.#port.value, collection: this.collection, source: this.source }));
  readonly #tracker = new LoadedTexts(this, this.language, trackerInEnglish, trackerTexts);
  readonly #words = new LoadedTexts(this, this.language, requestsInEnglish, requestTexts);
  readonly #loaded = new LoadedTexts(this, this.language, en, ratingTexts);
  readonly #message = new LiveMessage(this);
  readonly #part = new RatingPart(this, this.language, this.#session, () => ({
    tracker: this.#tracker.texts,
    scheme: this.scheme,
    say: (text) => this.#message.say(text),
  }));

  /** Id of a configured source. Needed where several could be meant. */
  source?: string;
  /** Heading above everything; none when absent. */
  heading?: string;
  /** Level of the heading, or of the first inside when there is no heading, 2 to 5. */
  headingLevel = 2;
  /** Shows how satisfied residents are, in place of asking. @default false */
  results = false;
  /** Reasons to choose from, and what levels are called. @default those of `@civickit/core/rating-scheme` */
  scheme?: RatingScheme;
  /** Code of the report, where the page has it; else it is asked for. No attribute: a code is a secret. */
  code?: string | undefined;
  /** What the office asks for beside the code. */
  pin?: string | undefined;
  /** Data by hand; wins over all attributes. */
  collection?: CollectionOf<'requests'>;

  private typed = { code: '', pin: '' };
  /** `none`: the source tells nothing of it. */
  private figures?: RatingFigures | 'none' | CivicError;
  /** By which levels have other names; of the source that the figures are of. */
  private named?: RatingScheme | undefined;
  /** Whom the figures are of. */
  #asked?: { readonly of: unknown; readonly source: string | undefined; readonly abort: AbortController } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#forget);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#forget);
    this.#asked?.abort.abort();
    this.#asked = undefined;
  }

  override updated(changed?: PropertyValues<this>): void {
    super.updated();
    const { collection } = this.#session;
    if (!collection) return;
    if (this.results) return void this.#count(collection);
    // A code is for the office that gave it.
    const isElsewhere = changed?.get('source') !== undefined || changed?.get('collection') !== undefined;
    if (isElsewhere && !changed?.has('code')) {
      this.code = this.pin = undefined;
      return;
    }
    if (this.code && this.#canAsk && (changed?.has('code') || this.#session.status === 'idle')) {
      this.typed = { code: this.code, pin: this.pin ?? '' };
      void this.#look();
    }
  }

  protected override get fallbackShown(): boolean {
    return this.results ? typeof this.figures !== 'object' || isCivicError(this.figures) : !this.#canAsk;
  }

  protected override get problem(): CivicError | undefined {
    if (this.results) return isCivicError(this.figures) ? this.figures : undefined;
    return this.#session.unable ?? this.#session.error;
  }

  get #canAsk(): boolean {
    return this.#session.source?.about.takes.includes('rating') ?? false;
  }

  get #level(): number {
    return this.heading ? this.headingLevel + 1 : this.headingLevel;
  }

  readonly #forget = (): void => {
    this.typed = { code: '', pin: '' };
    this.code = this.pin = undefined;
    this.#part.forget();
    this.#session.forget();
  };

  readonly #closed = async (): Promise<void> => {
    this.#forget();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#code')?.focus();
  };

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    void this.#look().then(() => this.renderRoot.querySelector<HTMLElement>('#title')?.focus());
  };

  async #look(): Promise<void> {
    const { code, pin } = this.typed;
    this.#part.forget();
    await this.#session.look({ code, ...(pin && { pin: pin.trim() }) });
    const { status } = this.#session;
    if (status === 'missing') this.#message.say(this.#tracker.texts.missing);
    if (status === 'error') this.#message.say(this.#trouble);
    await this.updateComplete;
  }

  get #trouble(): string {
    const { error } = this.#session;
    const { texts } = this.#tracker;
    if (error?.status === 429) return texts.rateLimited;
    return error?.kind === 'offline' ? `${this.language.texts.notices.offline} ${texts.error}` : texts.error;
  }

  /** Once for each collection and source. */
  async #count(collection: CollectionOf<'requests'>): Promise<void> {
    const { source } = this;
    if (this.#asked?.of === collection && this.#asked.source === source) return;
    this.#asked?.abort.abort();
    const abort = new AbortController();
    const { signal } = abort;
    this.#asked = { of: collection, source, abort };
    try {
      const of = { signal, ...(source !== undefined && { source }) };
      // Without its file levels are called as ours are.
      const naming = collection.ratingScheme(of).catch((cause: CivicError) => void report(this.localName, cause));
      const figures = await collection.ratings(of);
      this.named = await naming;
      this.figures = figures;
    } catch (cause) {
      if (signal.aborted || !isCivicError(cause)) return;
      this.figures = cause.code === 'unsupported/capability' ? 'none' : cause;
    }
  }

  protected override renderContent(): unknown {
    const title = this.heading ? heading(this.headingLevel, this.heading, 'heading') : nothing;
    if (this.results) return this.#renderFigures(title);
    if (!this.#canAsk) return html`<p class="status visually-hidden" role="status"></p>`;
    return html`
      ${title}
      <p class="status visually-hidden" role="status"></p>
      ${this.#session.followed ? this.#renderFollowed() : this.#renderLook()}
    `;
  }

  #renderFigures(title: unknown): unknown {
    const { figures } = this;
    if (figures === undefined || figures === 'none') return nothing;
    const { texts } = this.#loaded;
    if (isCivicError(figures)) return html`${title} ${renderCaution(texts.figuresFail)}`;
    const lang = this.language.tag;
    const scheme = this.scheme ?? this.named;
    const nameOf = (level: RatingLevel) => (scheme && levelName(scheme, level, lang)) ?? texts.levels[level];
    const format = this.language.formatter(this.#session.zone);
    return html`${title} ${renderResults(figures, { texts, format, lang, nameOf, headingLevel: this.#level })}`;
  }

  #renderLook(): TemplateResult {
    return renderLookForm({
      texts: this.#tracker.texts,
      session: this.#session,
      ...this.typed,
      trouble: this.#session.status === 'error' ? this.#trouble : undefined,
      write: (typed) => (this.typed = { ...this.typed, ...typed }),
      submit: this.#submitted,
    });
  }

  #renderFollowed(): unknown {
    const { followed } = this.#session;
    if (!followed) return nothing;
    const { texts } = this.#loaded;
    const words = this.#words.texts;
    const { request } = followed;
    const isShown = followed.rating !== undefined || canRate(this.#session);
    const why = request.authorityStatus === 'open' ? texts.open : texts.notByCode;
    return html`
      ${heading(this.#level, html`<span class="title" id="title" tabindex="-1"><bdi>${titleOf(request, words)}</bdi></span>`)}
      <p class="meta">${numberOf(request, words)}</p>
      ${isShown ? this.#part.render(this.#level + 1) : html`<p class="open">${why}</p>`}
      <p class="buttons end"><button type="button" @click=${this.#closed}>${this.#tracker.texts.another}</button></p>
      <p class="hint">${this.#tracker.texts.notKept}</p>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-rating': CivicRating;
  }
}
