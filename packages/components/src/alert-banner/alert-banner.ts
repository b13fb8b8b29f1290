import { type CivicError, type Collection, type Notice, type Page, type SourceReport } from '@civickit/core';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CivicElement } from '../base/civic-element.js';
import { CollectionController } from '../controllers/collection.js';
import { LiveMessage } from '../controllers/live-message.js';
import type { Formatter } from '../i18n/formatter.js';
import { ago } from './age.js';
import { alertBannerStyles } from './alert-banner.styles.js';
import { renderAlert } from './alert-item.js';
import { type AlertTexts, loadAlertTexts } from './alert-texts.js';
import { type AlertView, viewAlerts } from './alert-view.js';
import { type Dismissed, readDismissed, writeDismissed } from './dismissals.js';
import { isOld, oldCopy, takenAt } from './old-copy.js';
import { readPlace } from './read-place.js';
import { en } from './texts/en.js';

/**
 * What is known: `none` and `active` by sources that answered, `kept` by the last copy of one that does not or that was copied long ago, `unknown` when one fails and
 * nothing is kept. `dismissed`: there are warnings, and the reader has put them all away.
 */
export type AlertState = 'pending' | 'none' | 'active' | 'dismissed' | 'kept' | 'unknown';

/** Warnings age faster than news. */
const everyMs = 5 * 60_000;
/** The longest that a warning which has ended, or the age of a copy, stands uncorrected. */
const lookAgainMs = 60_000;
/** How long the page may settle before a new warning is said. */
const announceAfter = 600;
/** Warnings that are named when many are new; nobody listens to the list of a country. */
const mostSaid = 3;

/**
 * @summary Warnings in force for a place: how grave, what to do, until when, who says so. Nothing at all when there are none.
 * @status experimental
 * @since 0.1.0
 * @slot - What the page shows before it is known whether there are warnings, and when that cannot be known.
 * @fires civic-alert-change - What is known has changed; detail: `{ state, alerts }`, those in force, the gravest first.
 * @csspart root - Everything but the fallback.
 * @csspart banner - All warnings that are shown.
 * @csspart alert - One warning.
 * @csspart level - Its level, with the icon.
 * @csspart advice - What to do.
 * @csspart facts - Where, until when, who says so.
 * @csspart details - What opens on demand.
 * @csspart age - How old a kept copy is.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-alert-banner-red - Background of a red warning; likewise `-orange`, `-yellow`, `-blue` and `-clear`.
 * @cssproperty --civic-alert-banner-red-edge - Its edge and icon; likewise for the others.
 * @cssproperty --civic-alert-banner-ink - Colour of the text on them.
 * @cssproperty --civic-alert-banner-mark - Colour of the mark in the icons.
 * @endpoint The sources that the configuration names, or the address in `src`.
 * @privacy Sends nothing about the reader; the place is compared on the device. Keeps copies of public warnings, and which were dismissed, on the device.
 * @example <civic-alert-banner area="522301 26.08,105.19"></civic-alert-banner>
 */
export class CivicAlertBanner extends CivicElement {
  static override get styles(): CSSResultGroup {
    return alertBannerStyles;
  }
  // Not by decorators, whose code every page would load.
  static override get properties(): PropertyDeclarations {
    return {
      source: {},
      src: {},
      adapter: {},
      area: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      collection: { attribute: false },
      texts: { state: true },
      dismissed: { state: true },
    };
  }

  readonly #alerts = new CollectionController(this, 'notices', () => ({
    collection: this.collection,
    spec: { source: this.source, src: this.src, adapter: this.adapter ?? (this.src ? 'cap' : undefined) },
    // All of a country: they are in order of time, and what is meant for the place may be the oldest.
    query: { type: 'alert', limit: 5000 },
    everyMs,
  }));
  readonly #message = new LiveMessage(this);

  /** Ids of configured sources, parted by spaces. All sources when absent. */
  source?: string;
  /** Address of an index of warnings, relative to the page; needs no configuration. */
  src?: string;
  /** Name of the adapter that reads `src`. @default 'cap' */
  adapter?: string;
  /** The place: codes of areas and points as `latitude,longitude`, parted by spaces. Everywhere when absent. */
  area?: string;
  /** Level of the headings, 2 to 6. */
  headingLevel = 2;
  /** Data by hand; wins over all attributes. */
  collection?: Collection<'notices'>;

  private texts: AlertTexts = en;
  /** Undefined until the store has been asked. */
  private dismissed?: Dismissed;

  #textsOf = 'en';
  #views: readonly AlertView[] = [];
  #marksOf?: Collection<'notices'>;
  #told = '';
  readonly #said = new Set<string>();
  #lookingAgain?: ReturnType<typeof setTimeout>;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#lookingAgain);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { tag } = this.language;
    if (tag === this.#textsOf) return;
    this.#textsOf = tag;
    void loadAlertTexts(tag).then((texts) => {
      if (this.#textsOf === tag) this.texts = texts;
    });
  }

  override updated(): void {
    super.updated();
    this.#readMarks();
    this.#tell();
    this.#announce();
    clearTimeout(this.#lookingAgain);
    if (this.#views.length > 0) {
      const next = Math.min(...this.#views.map(({ endsAt }) => endsAt)) - this.#alerts.now;
      this.#lookingAgain = setTimeout(() => this.requestUpdate(), Math.min(lookAgainMs, Math.max(50, next + 50)));
    }
  }

  /** Asks the sources again; what is less than a minute old is taken as it is. */
  reload(): void {
    this.#alerts.retry();
  }

  /** What is known at the moment. */
  get state(): AlertState {
    const { status, page } = this.#alerts;
    if (status === 'error') return 'unknown';
    if (status !== 'ready' || !page) return 'pending';
    if (this.#views.length > 0) return this.#oldest(page) ? 'kept' : this.#shown.length > 0 ? 'active' : 'dismissed';
    return page.sources.some((report) => report.state === 'failed' || isOld(report, this.#alerts.now)) ? 'unknown' : 'none';
  }

  protected override get fallbackShown(): boolean {
    return this.state === 'pending' || this.state === 'unknown';
  }

  protected override get problem(): CivicError | undefined {
    const { error, page } = this.#alerts;
    const old = page?.sources.find((report) => isOld(report, this.#alerts.now));
    return error ?? page?.sources.find((report) => report.error)?.error ?? (old && oldCopy(old));
  }

  get #shown(): readonly AlertView[] {
    const { dismissed } = this;
    return this.#views.filter(({ extreme, key }) => extreme || (dismissed && !dismissed.has(key)));
  }

  get #format(): Formatter {
    return this.language.formatter(this.#alerts.zone);
  }

  /** The oldest copy that warnings are shown from. */
  #oldest(page: Page<Notice>): SourceReport | undefined {
    const shown = new Set(this.#views.map(({ notice }) => notice.ref.source));
    const copies = page.sources.filter((report) => report.fetchedAt && shown.has(report.source) && isOld(report, this.#alerts.now));
    return copies.sort((a, b) => takenAt(a) - takenAt(b))[0];
  }

  #readMarks(): void {
    const { collection } = this.#alerts;
    if (!collection || this.#marksOf === collection) return;
    this.#marksOf = collection;
    void readDismissed(collection.store).then((marks) => {
      if (this.#marksOf === collection) this.dismissed = new Map([...marks, ...(this.dismissed ?? [])]);
    });
  }

  #tell(): void {
    const { state } = this;
    const alerts = this.#views.map(({ notice }) => notice);
    const told = [state, ...this.#views.map(({ key }) => key)].join('\n\n');
    if (told === this.#told) return;
    this.#told = told;
    this.dataset.state = state;
    this.dispatchEvent(new CustomEvent('civic-alert-change', { detail: { state, alerts } }));
  }

  /** Politely, once for each; an extreme one is an alert of its own. */
  #announce(): void {
    const fresh = this.#shown.filter(({ key, extreme }) => !extreme && !this.#said.has(key));
    if (fresh.length === 0) return;
    this.#message.afterPause(() => {
      for (const { key } of fresh) this.#said.add(key);
      const name = ({ allClear, colour, headline }: AlertView) =>
        `${allClear ? this.texts.allClear : this.texts.level[colour]}: ${headline}`;
      const more = fresh.length - mostSaid;
      const others = more > 0 ? [this.texts.others(this.#format.number(more), more)] : [];
      this.#message.say([...fresh.slice(0, mostSaid).map(name), ...others].join(' · '));
    }, announceAfter);
  }

  #toggle({ key, endsAt, extreme }: AlertView): void {
    const { collection, now } = this.#alerts;
    const dismissed = new Map(this.dismissed);
    const until = extreme && dismissed.has(key) ? undefined : endsAt;
    if (until === undefined) dismissed.delete(key);
    else dismissed.set(key, until);
    this.dismissed = dismissed;
    if (collection) void writeDismissed(collection.store, key, until, now);
    // The button is gone: the reader goes on with the next one.
    if (!extreme) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.toggle')?.focus());
  }

  override render(): TemplateResult {
    const { page, now } = this.#alerts;
    // Before anything is drawn: what is in force decides whether the page's own children are seen.
    const setting = { now, zone: this.#alerts.zone, lang: this.language.tag, place: readPlace(this.area) };
    this.#views = viewAlerts(page?.items ?? [], setting);
    return super.render();
  }

  protected override renderContent(): unknown {
    const { page, now } = this.#alerts;
    const shown = this.#shown;
    const first = shown.filter(({ extreme }, index) => extreme || index === 0);
    const others = shown.filter((view) => !first.includes(view));
    return html`<p class="status visually-hidden" role="status"></p>
      ${
        first.length > 0
          ? html`<section class="banner" part="banner" aria-label=${this.texts.region}>
              ${page ? this.#renderAge(page, now) : nothing} ${this.#renderAlerts(first)}
              ${others.length > 0 ? this.#renderOthers(others) : nothing}
            </section>`
          : nothing
      }`;
  }

  #renderAge(page: Page<Notice>, now: number): unknown {
    const oldest = this.#oldest(page);
    const wrong = this.#views.some(({ clockWrong }) => clockWrong);
    // Where nothing failed, the copy is what nobody renews: to blame the network would mislead.
    const say = oldest?.error ? this.texts.noConnection : this.texts.oldCopy;
    const age = oldest && say(ago(now - takenAt(oldest), this.language.tag, this.texts));
    return html`${age ? html`<p class="age" part="age">${age}</p>` : nothing}
    ${wrong ? html`<p class="age" part="age">${this.texts.clockWrong}</p>` : nothing}`;
  }

  #renderAlerts(views: readonly AlertView[]): unknown {
    const { texts } = this;
    const common = { texts, format: this.#format, zone: this.#alerts.zone, now: this.#alerts.now, level: this.headingLevel };
    return repeat(
      views,
      ({ key }) => key,
      (view) =>
        renderAlert(view, {
          ...common,
          collapsed: view.extreme && (this.dismissed?.has(view.key) ?? false),
          toggle: () => this.#toggle(view),
        }),
    );
  }

  #renderOthers(others: readonly AlertView[]): unknown {
    return html`<details class="others">
      <summary>${this.texts.others(this.#format.number(others.length), others.length)}</summary>
      ${this.#renderAlerts(others)}
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-alert-banner': CivicAlertBanner;
  }
  interface HTMLElementEventMap {
    'civic-alert-change': CustomEvent<{ state: AlertState; alerts: readonly Notice[] }>;
  }
}
