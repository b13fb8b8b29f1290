import type { CivicError, Collection, CollectionOf, Page, Query, ServiceRequest, SourceAbout } from '@civickit/core';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { readPlace } from '../alert-banner/read-place.js';
import { CivicElement } from '../base/civic-element.js';
import { heading } from '../base/heading.js';
import { report } from '../base/report.js';
import { CollectionController } from '../controllers/collection.js';
import { LiveMessage } from '../controllers/live-message.js';
import { followMore } from '../controllers/more-shown.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { SteadyHeight } from '../controllers/steady-height.js';
import type { Formatter } from '../i18n/formatter.js';
import { titleOf } from '../requests/request-words.js';
import { requestTexts, type RequestTexts } from '../requests/request-texts.js';
import { en } from '../requests/texts/en.js';
import { renderFailure, renderSkeleton } from '../sources/list-waiting.js';
import { renderNote, renderOrigin } from '../sources/source-lines.js';
import { describeSources, nameOf } from '../sources/source-notes.js';
import type { SourceTexts } from '../sources/source-texts.js';
import { sourceStyles } from '../sources/source.styles.js';
import type { LatePart } from './late-part.js';
import { type Chosen, renderFilters, typesAmong } from './request-filters.js';
import { renderRequest } from './request-item.js';
import { requestListStyles } from './request-list.styles.js';

type LateName = 'figures' | 'map';

const nothingChosen: Chosen = { text: '', type: '', status: '' };
const usualRadius = 1000;

/**
 * @summary Public reports, near a place or of a type: what was reported, how far the office has come, and figures counted from nothing but these reports.
 * @status experimental
 * @since 0.4.0
 * @slot - What the page shows before the first reports are there, and when none can be had.
 * @csspart root - Everything but the fallback.
 * @csspart request - One report.
 * @csspart status - How far the office has come, and what it promised.
 * @csspart summary - First words of a report.
 * @csspart meta - Date, place and number of a report.
 * @csspart figures - What was counted.
 * @csspart map - Where the reports are, drawn from the outlines of the area.
 * @csspart note - A sentence about a source.
 * @csspart origin - Names of the sources and the time of the copy.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Colour of the main button.
 * @cssproperty --civic-request-list-gap - Space above and below a report.
 * @endpoint The sources that the configuration names.
 * @privacy Sends the chosen type, status, words and place to the office. Keeps copies of public reports on the device.
 * @example <civic-request-list figures filterable><a href="/reports">Reports</a></civic-request-list>
 */
export class CivicRequestList extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [sourceStyles, requestListStyles];
  }
  static override get properties(): PropertyDeclarations {
    return {
      source: {},
      type: {},
      near: {},
      radius: { type: Number },
      limit: { type: Number },
      heading: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      searchable: { type: Boolean },
      filterable: { type: Boolean },
      figures: { type: Boolean },
      map: { type: Boolean },
      feed: {},
      collection: { attribute: false },
      shown: { state: true },
      chosen: { state: true },
    };
  }

  readonly #requests = new CollectionController(this, 'requests', () => ({
    collection: this.collection,
    spec: { source: this.source },
    query: this.#query,
  }));
  readonly #loaded = new LoadedTexts(this, this.language, en, requestTexts);
  readonly #message = new LiveMessage(this);
  readonly #expectMore = followMore(
    this,
    this.#message,
    (came) => !this.#requests.busy && (came > 0 || !this.#requests.page?.sources.some(({ state }) => state === 'pending')),
    (came) => this.#texts.shown(this.#format.number(came), came),
  );

  /** Ids of configured sources, parted by spaces. All sources of reports when absent. */
  source?: string;
  /** Id of a type: shows this one only. */
  type?: string;
  /** `latitude,longitude` in WGS 84: shows reports around it only. */
  near?: string;
  /** How far around, in metres. */
  radius = usualRadius;
  /** Reports of one page. */
  limit = 10;
  /** Heading above the list; none when absent. */
  heading?: string;
  /** Level of the heading, or of the titles when there is no heading, 2 to 5. */
  headingLevel = 2;
  /** Offers a search. */
  searchable = false;
  /** Offers a choice of type and status. */
  filterable = false;
  /** Shows how many were received, closed and overdue, and how long it took. */
  figures = false;
  /** Shows below the list where the reports are, on a map drawn from the outlines of the area, where a source tells them. */
  map = false;
  /** Address of a feed of the same reports, where the office has one. */
  feed?: string;
  /** Data by hand; wins over all attributes. */
  collection?: Collection<'requests'>;

  /** Data that is there before the next frame need not be waited for by a skeleton. */
  #waited = false;
  private shown = 0;
  private chosen = nothingChosen;
  readonly #late: { [Name in LateName]?: LatePart | 'loading' } = {};
  #types: { page?: Page<ServiceRequest>; names: ReadonlyMap<string, string> } = { names: new Map() };

  constructor() {
    super();
    this.addController(new SteadyHeight(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    requestAnimationFrame(() => {
      this.#waited = true;
      if (this.#requests.status === 'pending') this.requestUpdate();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('limit') || this.shown === 0) this.shown = this.#pageSize;
  }

  override updated(): void {
    super.updated();
    const { page } = this.#requests;
    for (const name of ['figures', 'map'] as const) if (this[name] && page && !this.#late[name]) void this.#loadPart(name);
  }

  /** Asks the sources again; what is less than a minute old is taken as it is. */
  reload(): void {
    this.#requests.retry();
  }

  protected override get fallbackShown(): boolean {
    return this.#requests.status !== 'ready';
  }

  protected override get problem(): CivicError | undefined {
    const { error, page } = this.#requests;
    return error ?? page?.sources.find((source) => source.error)?.error;
  }

  get #texts(): RequestTexts {
    return this.#loaded.texts;
  }

  get #sourceTexts(): SourceTexts {
    return { ...this.language.texts.notices, ...this.#texts.sources };
  }

  get #format(): Formatter {
    return this.language.formatter(this.#requests.zone);
  }

  get #pageSize(): number {
    return Math.max(1, Math.floor(this.limit) || 10);
  }

  get #filter(): Query<'requests'> {
    const { text, type, status } = this.chosen;
    const wanted = this.type || type;
    const [place] = readPlace(this.near).points;
    return {
      ...(wanted && { type: wanted }),
      ...(status && { status }),
      ...(text.trim() && { text: text.trim() }),
      ...(place && { near: { ...place, radius: this.radius > 0 ? this.radius : usualRadius } }),
    };
  }

  get #query(): Query<'requests'> {
    return { ...this.#filter, limit: this.shown };
  }

  get #about(): ReadonlyMap<string, SourceAbout> {
    return new Map(this.#requests.collection?.sources.map((source) => [source.id, source]));
  }

  /** Of what stands below the heading. */
  get #level(): number {
    return this.heading ? this.headingLevel + 1 : this.headingLevel;
  }

  get #isNarrowed(): boolean {
    const { text, type, status } = this.chosen;
    return Boolean(text.trim() || type || status);
  }

  /** Another question begins with one page, and how much it finds is said. */
  readonly #choose = (more: Partial<Chosen>): void => {
    this.chosen = { ...this.chosen, ...more };
    this.shown = this.#pageSize;
    this.#message.afterPause(() => {
      const { page } = this.#requests;
      if (page) this.#message.say(this.#foundIn(page));
    });
  };

  readonly #cleared = (): void => {
    this.chosen = nothingChosen;
    this.shown = this.#pageSize;
    this.renderRoot.querySelector<HTMLElement>('input, select')?.focus();
  };

  readonly #moreAsked = (): void => {
    this.#expectMore();
    this.shown += this.#pageSize;
  };

  async #loadPart(name: LateName): Promise<void> {
    this.#late[name] = 'loading';
    try {
      const { openPart } = await (name === 'map' ? import('./request-map.js') : import('./figures.js'));
      this.#late[name] = openPart(this, this.language);
      this.requestUpdate();
    } catch (cause) {
      // Whatever draws next tries again.
      this.#late[name] = undefined;
      report(this.localName, { code: 'network/part', message: String(cause) });
    }
  }

  #foundIn({ items, total: n, cursor }: Page<ServiceRequest>): string {
    const { found, foundSoFar, noMatch } = this.#texts;
    if (n !== undefined) return n ? found(this.#format.number(n), n) : noMatch;
    // Where more can be loaded, nothing found yet is not nothing.
    return items.length === 0 && !cursor ? noMatch : foundSoFar(this.#format.number(items.length), items.length);
  }

  protected override renderContent(): unknown {
    const { status, page } = this.#requests;
    return html`
      ${this.heading && status === 'ready' ? heading(this.headingLevel, this.heading, 'heading') : nothing}
      <p class="status visually-hidden" role="status"></p>
      ${status === 'error' ? this.#renderError() : nothing}
      ${status === 'pending' && this.#waited && !this.hasFallback ? renderSkeleton(this.#texts.loading, Math.min(this.shown, 10)) : nothing}
      ${status === 'ready' && page ? this.#renderPage(page) : nothing}
    `;
  }

  #renderError(): unknown {
    const { tryAgain, notices } = this.language.texts;
    const offline = this.#requests.error?.kind === 'offline';
    return renderFailure(offline ? `${notices.offline} ${this.#texts.error}` : this.#texts.error, tryAgain, () => this.reload());
  }

  #renderPage(page: Page<ServiceRequest>): unknown {
    const texts = this.#texts;
    return html`
      ${renderFilters({
        texts,
        searchable: this.searchable,
        filterable: this.filterable,
        types: this.filterable && !this.type ? this.#typesFor(page) : new Map(),
        chosen: this.chosen,
        choose: this.#choose,
      })}
      ${this.#renderNotes(page)} ${this.#renderLate('figures', page)}
      ${
        page.items.length > 0
          ? this.#renderList(page)
          : page.sources.some(({ state }) => state === 'pending')
            ? renderSkeleton(this.#texts.loading, Math.min(this.shown, 10))
            : html`<p class="empty">${this.#isNarrowed ? this.#foundIn(page) : texts.empty}</p>
                ${this.#isNarrowed ? html`<button class="quiet" type="button" @click=${this.#cleared}>${texts.showAll}</button>` : nothing}`
      }
      ${page.cursor ? html`<button class="more" type="button" @click=${this.#moreAsked}>${texts.more}</button>` : nothing}
      ${this.#renderLate('map', page)} ${this.feed ? html`<p class="feed"><a href=${this.feed}>${texts.feed}</a></p>` : nothing}
      ${renderOrigin(page, this.#about, this.#sourceTexts, this.#format)}
    `;
  }

  #renderLate(name: LateName, page: Page<ServiceRequest>): unknown {
    const part = this.#late[name];
    const { collection } = this.#requests;
    if (!this[name] || !part || part === 'loading' || !collection) return nothing;
    return part.render({
      page,
      collection: collection as CollectionOf<'requests'>,
      filter: this.#filter,
      texts: this.#texts,
      format: this.#format,
      level: this.#level,
      titleOf: (request) => titleOf(request, this.#texts),
      open: (at) => this.renderRoot.querySelectorAll<HTMLElement>('.list .title').item(at).focus(),
    });
  }

  #typesFor(page: Page<ServiceRequest>): ReadonlyMap<string, string> {
    if (this.#types.page !== page) this.#types = { page, names: typesAmong(this.#requests.collection?.loaded() ?? []) };
    return this.#types.names;
  }

  #renderNotes(page: Page<ServiceRequest>): unknown {
    const notes = describeSources(page, this.#about, {
      texts: this.#sourceTexts,
      format: this.#format,
      zone: this.#requests.zone,
      now: this.#requests.now,
      offline: page.sources.some(({ error }) => error?.kind === 'offline'),
    });
    return notes.map((note) => renderNote(note, this.language.texts));
  }

  #renderList(page: Page<ServiceRequest>): unknown {
    const { zone, imageOrigins, now, busy } = this.#requests;
    const about = this.#about;
    const reports = new Map(page.sources.map((source) => [source.source, source]));
    const setting = {
      texts: this.#texts,
      format: this.#format,
      zone,
      now,
      level: this.#level,
      imageOrigins,
    };
    // Safari takes the role from a list without markers.
    // eslint-disable-next-line lit-a11y/no-redundant-role
    return html`<ol class="list" role="list" aria-busy=${busy ? 'true' : 'false'}>
      ${repeat(page.items, keyOf, (request) => {
        const source = page.sources.length > 1 ? reports.get(request.ref.source) : undefined;
        return html`<li>${renderRequest(request, { ...setting, sourceName: source && nameOf(source, about.get(source.source)) })}</li>`;
      })}
    </ol>`;
  }
}

function keyOf({ ref }: ServiceRequest): string {
  return `${ref.source}\n${ref.id}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-request-list': CivicRequestList;
  }
}
