import type { CivicError, NewRating, RatingLevel } from '@civickit/core';
import { indicatorsOf, levelName, type RatingScheme } from '@civickit/core/rating-scheme';
import { nothing, type ReactiveControllerHost } from 'lit';
import type { LanguageController } from '../base/language.js';
import { report } from '../base/report.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { troubleOf } from '../request-tracker/follow-up-form.js';
import type { FollowSession } from '../request-tracker/follow-session.js';
import type { TrackerTexts } from '../request-tracker/tracker-texts.js';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import { canRate } from './can-rate.js';
import { renderGiven } from './given-rating.js';
import { renderRatingForm } from './rating-form.js';
import { ratingTexts } from './rating-texts.js';
import { en } from './texts/en.js';
import { ratingStyles } from './rating.styles.js';

export interface PartSetting {
  readonly tracker: TrackerTexts;
  readonly scheme: RatingScheme | undefined;
  /** Tells who does not see the page. */
  readonly say: (text: string) => void;
}

/** Until the reasons are here, and where they cannot be had, the level alone is asked. */
const bareScheme: RatingScheme = { version: 'civickit/1', levels: { 1: [], 2: [], 3: [], 4: [], 5: [] } };

/** How well the office did: where it is said, and once it was said, what was said and by when it is answered. Part of an element that follows a report. */
export class RatingPart {
  readonly #element: ReactiveControllerHost & HTMLElement;
  readonly #language: LanguageController;
  readonly #session: FollowSession;
  readonly #setting: () => PartSetting;
  readonly #loaded;
  #asked: unknown;
  #come = bareScheme;
  #arriving: Promise<void> | undefined;
  #level?: RatingLevel | undefined;
  #chosen: ReadonlySet<string> = new Set();
  #words = '';
  #wantsLevel = false;

  constructor(
    element: ReactiveControllerHost & HTMLElement,
    language: LanguageController,
    session: FollowSession,
    setting: () => PartSetting,
  ) {
    this.#element = element;
    this.#language = language;
    this.#session = session;
    this.#setting = setting;
    adoptStyles(element, ratingStyles);
    this.#loaded = new LoadedTexts(element, language, en, ratingTexts);
  }

  forget(): void {
    this.#level = undefined;
    this.#chosen = new Set();
    this.#words = '';
    this.#wantsLevel = false;
  }

  render(headingLevel: number): unknown {
    const { followed, zone, now, sending, sent } = this.#session;
    const { texts } = this.#loaded;
    this.#ask();
    const scheme = this.#scheme;
    const lang = this.#language.tag;
    if (followed?.rating) {
      return renderGiven(followed.rating, { texts, format: this.#language.formatter(zone), headingLevel, scheme, lang, now, zone });
    }
    if (!canRate(this.#session)) return nothing;
    const failed = sent === 'rating' && sending === 'failed' ? this.#trouble : undefined;
    return renderRatingForm({
      texts,
      headingLevel,
      level: this.#level,
      nameOf: (level) => levelName(scheme, level, lang) ?? texts.levels[level],
      indicators: this.#level === undefined ? [] : indicatorsOf(scheme, this.#level, lang),
      chosen: this.#chosen,
      words: this.#words,
      wantsLevel: this.#wantsLevel,
      trouble: this.#wantsLevel ? texts.needsLevel : failed,
      isSending: sending === 'sending',
      choose: (level) => this.#change(() => this.#choose(level)),
      toggle: (id, isChosen) =>
        this.#change(() => (this.#chosen = new Set([...this.#chosen].filter((one) => one !== id).concat(isChosen ? id : [])))),
      write: (words) => this.#change(() => (this.#words = words)),
      send: () => void this.#send(),
    });
  }

  get #scheme(): RatingScheme {
    return this.#setting().scheme ?? this.#come;
  }

  /** Once for each collection: its own reasons, else ours. */
  #ask(): void {
    const { collection, source } = this.#session;
    if (collection === this.#asked) return;
    this.#asked = collection;
    this.#come = bareScheme;
    const find = async () =>
      (await collection?.ratingScheme(source && { source: source.id })) ?? (await import('./usual-scheme.js')).defaultRatingScheme;
    this.#arriving = find().then(
      (scheme) => this.#change(() => (this.#come = scheme)),
      (cause: CivicError) => report(this.#element.localName, cause),
    );
  }

  get #trouble(): string {
    const { sendError } = this.#session;
    const isOver = sendError?.status === 409 || sendError?.status === 410;
    return isOver ? this.#loaded.texts.refused : troubleOf(sendError, this.#setting().tracker);
  }

  #change(change: () => unknown): void {
    change();
    this.#element.requestUpdate();
  }

  /** A reason that the other level does not have is not one any more. */
  #choose(level: RatingLevel): void {
    const ids = new Set(this.#scheme.levels[level].map(({ id }) => id));
    this.#level = level;
    this.#chosen = new Set([...this.#chosen].filter((id) => ids.has(id)));
    this.#wantsLevel = false;
  }

  async #send(): Promise<void> {
    const { tracker, say } = this.#setting();
    await this.#arriving;
    if (this.#session.sending === 'sending') return;
    const level = this.#level;
    if (level === undefined) {
      this.#change(() => (this.#wantsLevel = true));
      say(this.#loaded.texts.needsLevel);
      this.#element.shadowRoot?.querySelector<HTMLElement>('input[name="level"]')?.focus();
      return;
    }
    say(tracker.sending);
    const description = this.#words.trim();
    const { version, levels } = this.#scheme;
    const indicators = levels[level].map(({ id }) => id).filter((id) => this.#chosen.has(id));
    const rating: NewRating = { kind: 'rating', level, indicators, version, ...(description && { description }) };
    const isSent = await this.#session.add(rating);
    say(isSent ? tracker.sent : this.#trouble);
    if (!isSent) return;
    this.forget();
    await this.#element.updateComplete;
    this.#element.shadowRoot?.querySelector<HTMLElement>('#rating-title')?.focus();
  }
}
