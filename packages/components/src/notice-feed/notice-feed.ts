import { type CivicError, type Collection, type Notice, type Page, type Query, type SourceAbout } from '@civickit/core';
import { adoptStyles, type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CivicElement } from '../base/civic-element.js';
import { heading } from '../base/heading.js';
import { report } from '../base/report.js';
import { CollectionController } from '../controllers/collection.js';
import { LiveMessage } from '../controllers/live-message.js';
import { followMore } from '../controllers/more-shown.js';
import { SteadyHeight } from '../controllers/steady-height.js';
import type { Formatter } from '../i18n/formatter.js';
import { renderFailure, renderSkeleton } from '../sources/list-waiting.js';
import { renderNote, renderOrigin } from '../sources/source-lines.js';
import { describeSources, nameOf } from '../sources/source-notes.js';
import { countCategories } from './count-categories.js';
import type * as Body from './notice-body.js';
import { renderNotice } from './notice-item.js';
import { sourceStyles } from '../sources/source.styles.js';
import { noticeFeedStyles } from './notice-feed.styles.js';

/**
 * @summary A list of notices from one or several sources, which says when a source is silent, old or dead.
 * @status experimental
 * @since 0.1.0
 * @slot - What the page shows before the first notices are there, and when none can be had.
 * @fires civic-notice-open - A notice was opened in place; detail: `{ notice }`.
 * @csspart root - Everything but the fallback.
 * @csspart notice - One notice.
 * @csspart meta - Date, category and source of a notice.
 * @csspart summary - First sentences of a notice.
 * @csspart body - Text of an opened notice.
 * @csspart kind - What a notice is that is no news: a correction with its verdict, a statement, a warning.
 * @csspart timeline - Steps of an opened statement.
 * @csspart note - A sentence about a source.
 * @csspart origin - Names of the sources and the time of the copy.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Colour of badges and of the main button.
 * @cssproperty --civic-notice-feed-gap - Space above and below a notice.
 * @endpoint The sources that the configuration names, or the address in `src`.
 * @privacy Sends nothing about the reader. Keeps copies of public notices on the device.
 * @example <civic-notice-feed src="/feed.xml"><a href="/news">News</a></civic-notice-feed>
 */
export class CivicNoticeFeed extends CivicElement {
  // Not as static fields: in a class that has them the release would keep every private member in a WeakMap.
  static override get styles(): CSSResultGroup {
    return [sourceStyles, noticeFeedStyles];
  }
  // Not by decorators, whose code every page would load.
  static override get properties(): PropertyDeclarations {
    return {
      source: {},
      src: {},
      adapter: {},
      category: {},
      limit: { type: Number },
      heading: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      inline: { type: Boolean },
      searchable: { type: Boolean },
      filterable: { type: Boolean },
      collection: { attribute: false },
      shown: { state: true },
      text: { state: true },
      chosen: { state: true },
      opened: { state: true },
      body: { state: true },
    };
  }

  readonly #notices = new CollectionController(this, 'notices', () => ({
    collection: this.collection,
    spec: { source: this.source, src: this.src, adapter: this.adapter },
    query: this.#query,
  }));
  readonly #message = new LiveMessage(this);
  readonly #expectMore = followMore(
    this,
    this.#message,
    (came) => !this.#notices.busy && (came > 0 || !this.#notices.page?.sources.some(({ state }) => state === 'pending')),
    (came) => this.language.texts.notices.shown(this.#format.number(came), came),
  );

  /** Ids of configured sources, parted by spaces. All sources of notices when absent. */
  source?: string;
  /** Address of a feed, relative to the page; needs no configuration. */
  src?: string;
  /** Name of the adapter that reads `src`. */
  adapter?: string;
  /** Shows this category only. */
  category?: string;
  /** Notices of one page. */
  limit = 10;
  /** Heading above the list; none when absent. */
  heading?: string;
  /** Level of the heading, or of the titles when there is no heading, 2 to 5. */
  headingLevel = 2;
  /** Opens the text of a notice in place instead of following its link. */
  inline = false;
  /** Offers a search in what has been read. */
  searchable = false;
  /** Offers a choice of category. */
  filterable = false;
  /** Data by hand; wins over all attributes. */
  collection?: Collection<'notices'>;

  /** Data that is there before the next frame need not be waited for by a skeleton. */
  #waited = false;
  private shown = 0;
  private text = '';
  private chosen = '';
  private opened: ReadonlySet<string> = new Set();
  private body?: typeof Body;

  #categories: { page?: Page<Notice>; names: readonly string[] } = { names: [] };

  constructor() {
    super();
    this.addController(new SteadyHeight(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    requestAnimationFrame(() => {
      this.#waited = true;
      if (this.#notices.status === 'pending') this.requestUpdate();
    });
  }

  /** A link that somebody presses or has come to by keyboard is not taken away: what the page itself holds gives way after that. */
  protected override async scheduleUpdate(): Promise<void> {
    // By the document: in a window behind others nothing matches `:focus`.
    while (!this.fallbackShown && (this.querySelector(':active') ?? document.activeElement?.matches('civic-notice-feed *')))
      await new Promise(requestAnimationFrame);
    await super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('limit') || this.shown === 0) this.shown = this.#pageSize;
  }

  override updated(): void {
    super.updated();
    const { page } = this.#notices;
    if (page?.items.some(({ type }) => type)) void this.#loadBody();
  }

  /** Asks the sources again; what is less than a minute old is taken as it is. */
  reload(): void {
    this.#notices.retry();
  }

  protected override get fallbackShown(): boolean {
    return this.#notices.status !== 'ready';
  }

  protected override get problem(): CivicError | undefined {
    const { error, page } = this.#notices;
    return error ?? page?.sources.find((report) => report.error)?.error;
  }

  get #pageSize(): number {
    return Math.max(1, Math.floor(this.limit) || 10);
  }

  get #query(): Query<'notices'> {
    return {
      ...((this.category || this.chosen) && { category: this.category || this.chosen }),
      ...(this.text.trim() && { text: this.text.trim() }),
      limit: this.shown,
    };
  }

  get #about(): ReadonlyMap<string, SourceAbout> {
    return new Map(this.#notices.collection?.sources.map((source) => [source.id, source]));
  }

  get #format(): Formatter {
    return this.language.formatter(this.#notices.zone);
  }

  readonly #searched = (event: Event): void => {
    // Half a syllable on its way to a character is nothing to search for.
    if ((event as InputEvent).isComposing) return;
    this.text = (event.target as HTMLInputElement).value;
    this.#narrow();
  };

  readonly #categoryChosen = (event: Event): void => {
    this.chosen = (event.target as HTMLSelectElement).value;
    this.#narrow();
  };

  readonly #cleared = (): void => {
    this.text = '';
    this.chosen = '';
    this.shown = this.#pageSize;
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  };

  readonly #moreAsked = (): void => {
    this.#expectMore();
    this.shown += this.#pageSize;
  };

  #toggle(notice: Notice): void {
    const key = keyOf(notice);
    const opened = new Set(this.opened);
    if (!opened.delete(key)) {
      opened.add(key);
      void this.#loadBody();
      this.dispatchEvent(new CustomEvent('civic-notice-open', { detail: { notice } }));
    }
    this.opened = opened;
  }

  async #loadBody(): Promise<void> {
    if (this.body) return;
    try {
      const body = await import('./notice-body.js');
      adoptStyles(this.renderRoot as ShadowRoot, [...CivicNoticeFeed.elementStyles, body.noticeBodyStyles]);
      this.body = body;
    } catch (cause) {
      report(this.localName, { code: 'network/part', message: String(cause) });
    }
  }

  /** Another question begins with one page, and how much it finds is said. */
  #narrow(): void {
    this.shown = this.#pageSize;
    this.#message.afterPause(() => {
      const { page } = this.#notices;
      if (page) this.#message.say(this.#foundIn(page));
    });
  }

  #foundIn(page: Page<Notice>): string {
    const { total: n } = page;
    const { found, noMatch } = this.language.texts.notices;
    return n === undefined ? this.#foundSoFar(page) : n ? found(this.#format.number(n), n) : noMatch;
  }

  /** Where more can be loaded, nothing found yet is not nothing. */
  #foundSoFar({ items, cursor }: Page<Notice>): string {
    const { foundSoFar, noMatch } = this.language.texts.notices;
    return items.length === 0 && !cursor ? noMatch : foundSoFar(this.#format.number(items.length), items.length);
  }

  protected override renderContent(): unknown {
    const { status, page } = this.#notices;
    return html`
      ${this.heading && status === 'ready' ? heading(this.headingLevel, this.heading, 'heading') : nothing}
      <p class="status visually-hidden" role="status"></p>
      ${status === 'error' ? this.#renderError() : nothing}
      ${status === 'pending' && this.#waited && !this.hasFallback ? this.#renderSkeleton() : nothing}
      ${status === 'ready' && page ? this.#renderPage(page) : nothing}
    `;
  }

  #renderSkeleton(): unknown {
    return renderSkeleton(this.language.texts.notices.loading, Math.min(this.shown, 10));
  }

  #renderError(): unknown {
    const { texts } = this.language;
    const { offline, error } = texts.notices;
    return renderFailure(this.#notices.error?.kind === 'offline' ? `${offline} ${error}` : error, texts.tryAgain, () => this.reload());
  }

  #renderPage(page: Page<Notice>): unknown {
    const texts = this.language.texts.notices;
    const filtered = this.text.trim() !== '' || this.chosen !== '';
    return html`
      ${this.#renderControls(page)} ${this.#renderNotes(page)}
      ${
        page.items.length > 0
          ? this.#renderList(page)
          : page.sources.some(({ state }) => state === 'pending')
            ? this.#renderSkeleton()
            : html`<p class="empty">${filtered ? this.#foundSoFar(page) : texts.empty}</p>
                ${filtered ? html`<button class="quiet" type="button" @click=${this.#cleared}>${texts.showAll}</button>` : nothing}`
      }
      ${page.cursor ? html`<button class="more" type="button" @click=${this.#moreAsked}>${texts.more}</button>` : nothing}
      ${renderOrigin(page, this.#about, texts, this.#format)}
    `;
  }

  #renderControls(page: Page<Notice>): unknown {
    const texts = this.language.texts.notices;
    const names = this.filterable && !this.category ? this.#categoriesFor(page) : [];
    if (!this.searchable && names.length === 0) return nothing;
    return html`<div class="controls" role="search">
      ${
        this.searchable
          ? html`<label
              >${texts.search}<input
                type="search"
                .value=${this.text}
                autocomplete="off"
                @input=${this.#searched}
                @compositionend=${this.#searched}
            /></label>`
          : nothing
      }
      ${
        names.length > 0
          ? html`<label
              >${texts.category}<select @change=${this.#categoryChosen}>
                <option value="" .selected=${this.chosen === ''}>${texts.everyCategory}</option>
                ${names.map((name) => html`<option .selected=${this.chosen === name}>${name}</option>`)}
              </select></label
            >`
          : nothing
      }
    </div>`;
  }

  #categoriesFor(page: Page<Notice>): readonly string[] {
    if (this.#categories.page !== page) this.#categories = { page, names: countCategories(this.#notices.collection?.loaded() ?? []) };
    const { names } = this.#categories;
    // The chosen one stays to be seen, however rare it has become.
    return !this.chosen || names.includes(this.chosen) ? names : [...names, this.chosen];
  }

  #renderNotes(page: Page<Notice>): unknown {
    const { texts } = this.language;
    const notes = describeSources(page, this.#about, {
      texts: texts.notices,
      format: this.#format,
      zone: this.#notices.zone,
      now: this.#notices.now,
      offline: page.sources.some(({ error }) => error?.kind === 'offline'),
    });
    return notes.map((note) => renderNote(note, texts));
  }

  #renderList(page: Page<Notice>): unknown {
    const format = this.#format;
    const { zone, imageOrigins, now } = this.#notices;
    const about = this.#about;
    const reports = new Map(page.sources.map((report) => [report.source, report]));
    const several = page.sources.length > 1;
    // Safari takes the role from a list without markers.
    // eslint-disable-next-line lit-a11y/no-redundant-role
    return html`<ol class="list" role="list" aria-busy=${this.#notices.busy ? 'true' : 'false'}>
      ${repeat(page.items, keyOf, (notice) => {
        const report = reports.get(notice.ref.source);
        return html`<li>
          ${renderNotice(notice, {
            texts: this.language.texts.notices,
            format,
            zone,
            now,
            level: this.heading ? this.headingLevel + 1 : this.headingLevel,
            imageOrigins,
            sourceName: several && report ? nameOf(report, about.get(report.source)) : undefined,
            inline: this.inline,
            open: this.opened.has(keyOf(notice)),
            body: this.body,
            lang: this.language.tag,
            toggle: () => this.#toggle(notice),
          })}
        </li>`;
      })}
    </ol>`;
  }
}

function keyOf({ ref }: Notice): string {
  return `${ref.source}\n${ref.id}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-notice-feed': CivicNoticeFeed;
  }
  interface HTMLElementEventMap {
    'civic-notice-open': CustomEvent<{ notice: Notice }>;
  }
}
