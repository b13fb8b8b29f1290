import type { CivicError, CollectionOf, Page, PublicService, Ref, SourceAbout } from '@civickit/core';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { CivicElement } from '../base/civic-element.js';
import { heading } from '../base/heading.js';
import { CollectionController } from '../controllers/collection.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { followMore } from '../controllers/more-shown.js';
import type { RouteMode } from '../controllers/route.js';
import { SteadyHeight } from '../controllers/steady-height.js';
import { SteadyNotes } from '../controllers/steady-notes.js';
import { StillWhilePressed } from '../controllers/still-while-pressed.js';
import type { Formatter } from '../i18n/formatter.js';
import { hasOwnContent } from '../services/has-own-content.js';
import type { Wording } from '../services/wording.js';
import { renderFailure, renderSkeleton } from '../sources/list-waiting.js';
import { renderNote, renderOrigin } from '../sources/source-lines.js';
import { describeSources, nameOf } from '../sources/source-notes.js';
import { AnswerAnnouncer } from './answer-announcer.js';
import { CardSlots } from './card-slots.js';
import { renderBrowse } from './catalogue-browse.js';
import { type Addressed, CatalogueAddress } from './catalogue-address.js';
import { renderControls } from './catalogue-controls.js';
import { CatalogueState } from './catalogue-state.js';
import { type CatalogueTexts, catalogueTexts } from './catalogue-texts.js';
import { type Choices, type FacetName, type FlagName, countChosen, isBlank, noChoices, questionOf } from './choices.js';
import { countText } from './count-text.js';
import { DeviceMarks } from './device-marks.js';
import { OpenedGuide, type OpenedSetting, renderOpened } from './opened-guide.js';
import { fetchWhenIdle } from './fetch-when-idle.js';
import { NextFocus } from './next-focus.js';
import { keyOf } from '../services/service-key.js';
import { renderList } from './service-list.js';
import { en } from './texts/en.js';
import { sourceStyles } from '../sources/source.styles.js';
import { serviceCatalogueStyles } from './service-catalogue.styles.js';

/** Services that are read before the first are shown, and in all. */
const firstRead = 200;
const mostRead = 60_000;
const pageSize = 20;

/**
 * @summary What the office does for people: search, filters, A to Z and subjects, each service opened in place.
 * @status experimental
 * @since 0.2.0
 * @slot - What the page shows before the first services are there, and when none can be had.
 * @fires civic-service-open - A service was opened in place; detail: `{ ref }`.
 * @csspart root - Everything but the fallback.
 * @csspart card - One service of the list.
 * @csspart facts - For whom, how long, how many visits, what it costs.
 * @csspart note - A sentence about a source.
 * @csspart origin - Names of the sources and the time of the copy.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @cssproperty --civic-color-accent - Colour of badges and of the main button.
 * @endpoint The sources that the configuration names, or the address in `src`.
 * @privacy Sends nothing about the reader: search and distances are worked out on the device. Keeps there copies of public services, which were opened, and the place that was chosen.
 * @example <civic-service-catalogue route="query"><a href="/services">Services</a></civic-service-catalogue>
 */
export class CivicServiceCatalogue extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [sourceStyles, serviceCatalogueStyles];
  }
  // Not by decorators, whose code every page would load.
  static override get properties(): PropertyDeclarations {
    return {
      source: {},
      src: {},
      adapter: {},
      term: {},
      heading: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      route: {},
      collection: { attribute: false },
      waited: { state: true },
    };
  }

  readonly #services = new CollectionController(this, 'services', () => ({
    collection: this.collection,
    spec: { source: this.source, src: this.src, adapter: this.adapter },
    query: { limit: this.#wanted, ...(this.term && { taxonomy: this.term }) },
  }));
  readonly #port = consumeHost(this);
  readonly #loaded = new LoadedTexts(this, this.language, en, catalogueTexts);
  readonly #message = new LiveMessage(this);
  readonly #expectMore = followMore(
    this,
    this.#message,
    (came) => came > 0,
    (came) => this.#texts.shown(this.#format.number(came), came),
  );
  readonly #marks = new DeviceMarks(this);
  readonly #state = new CatalogueState(this);
  readonly #announcer = new AnswerAnnouncer(this.#message, this.#state.finder);
  readonly #address = new CatalogueAddress(
    this,
    () => this.route,
    (addressed) => this.#follow(addressed),
  );
  readonly #focus = new NextFocus();
  readonly #still = new StillWhilePressed(this);
  readonly #opened: OpenedGuide = new OpenedGuide(this, this.#address, this.#marks, this.#focus, () => this.#openedSetting);

  /** Ids of configured sources, parted by spaces. All sources of services when absent. */
  source?: string;
  /** Address of a catalogue, relative to the page; needs no configuration. */
  src?: string;
  /** Name of the adapter that reads `src`. */
  adapter?: string;
  /** Shows the services of this subject only: id or name of a term. */
  term?: string;
  /** Heading above the catalogue; none when absent. */
  heading?: string;
  /** Level of the heading, or of the first inside when there is no heading, 2 to 5. */
  headingLevel = 2;
  /** Where the search and the opened service stand in the page's address, so that they can be linked to: `hash`, `query` or `none`. */
  route: RouteMode = 'none';
  /** Data by hand; wins over all attributes. */
  collection?: CollectionOf<'services'>;

  /** Data that is there before the next frame need not be waited for by a skeleton. */
  private waited = false;

  #wanted = firstRead;
  #shown = pageSize;
  #choices: Choices = noChoices;
  readonly #slots = new CardSlots();
  #lastFacet?: FacetName;
  #narrowOpen = false;

  constructor() {
    super();
    this.addController(new SteadyHeight(this));
    this.addController(new SteadyNotes(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    requestAnimationFrame(() => (this.waited = true));
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const { over } = this.#still;
    return over ? over.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#address.sync();
    this.#narrowOpen ||= countChosen(this.#choices) > 0;
    const { page } = this.#services;
    this.#marks.use(this.#collection?.store);
    if (!page) return;
    if (page.cursor && !this.#services.busy && this.#wanted < mostRead) this.#wanted *= 4;
    this.#state.update(page, this.#choices);
    const { judgements, byKey, services } = this.#state;
    // Also where the words come from the address.
    if (this.#choices.text.trim()) this.#prepare();
    if (this.#choices.flags.has('open') && this.#collection) judgements.judgeOpenings(this.#collection, services);
    if (this.#choices.letter) judgements.prepareLetters();
    this.#opened.find(byKey, this.#reading);
  }

  override updated(): void {
    super.updated();
    if (!this.#opened.busy) this.#focus.move(this.renderRoot);
    if (this.#services.status === 'ready') fetchWhenIdle();
  }

  /** Asks the sources again; what is less than a minute old is taken as it is. */
  reload(): void {
    this.#services.retry();
  }

  /** Shows one service in place of the list, as a reader's click does. */
  openService(ref: Ref): void {
    this.#opened.open(keyOf(ref));
  }

  protected override get hasFallback(): boolean {
    return hasOwnContent(this);
  }

  protected override get fallbackShown(): boolean {
    return this.#services.status !== 'ready' || !this.#loaded.settled;
  }

  protected override get problem(): CivicError | undefined {
    const { error, page } = this.#services;
    return error ?? page?.sources.find((report) => report.error)?.error;
  }

  get #texts(): CatalogueTexts {
    return this.#loaded.texts;
  }

  /** Whatever is opened as services has what can be asked of services. */
  get #collection(): CollectionOf<'services'> | undefined {
    return this.#services.collection as CollectionOf<'services'> | undefined;
  }

  get #about(): ReadonlyMap<string, SourceAbout> {
    return new Map(this.#services.collection?.sources.map((source) => [source.id, source]));
  }

  get #format(): Formatter {
    return this.language.formatter(this.#services.zone);
  }

  get #wording(): Wording {
    const { zone, now } = this.#services;
    return { texts: this.#texts, format: this.#format, lang: this.language.tag, zone, now };
  }

  /** Level of the headings within. */
  get #level(): number {
    return this.heading ? this.headingLevel + 1 : this.headingLevel;
  }

  /** Whether more services may still come. */
  get #reading(): boolean {
    const { page, busy } = this.#services;
    return busy || !page || page.cursor !== undefined || page.sources.some(({ state }) => state === 'pending');
  }

  get #openedSetting(): OpenedSetting | undefined {
    const collection = this.#collection;
    return (
      collection && {
        collection,
        reports: this.#services.page?.sources ?? [],
        heading: this.#level,
        host: this.#port.value,
        imageOrigins: this.#services.imageOrigins,
        styles: CivicServiceCatalogue.elementStyles,
      }
    );
  }

  /** The address says what is to be seen. */
  #follow({ choices, open, arriving }: Addressed): void {
    // Going back from a service, or to a place on the page, asks for nothing else.
    if (!open && questionOf(choices) !== questionOf(this.#choices)) {
      this.#choices = choices;
      this.#shown = pageSize;
      this.#fill(choices.text);
    }
    this.requestUpdate();
    this.#opened.follow(open, arriving);
  }

  /** The field is not bound to the choices: written back late, they would end the composing of the next character. */
  #fill(text: string): HTMLInputElement | null {
    const field = this.renderRoot.querySelector('input');
    if (field) field.value = text;
    return field;
  }

  #ask(choices: Partial<Choices>, step: boolean): void {
    this.#lastFacet = undefined;
    const { text } = this.#choices;
    this.#choices = { ...this.#choices, ...choices };
    this.#shown = pageSize;
    this.#state.look(this.#choices);
    // The field shows by itself what is typed: the rest is drawn once, when the answer is there.
    if (text === this.#choices.text || !this.#state.finder.asking) this.requestUpdate();
    this.#address.showList(this.#choices, step);
    this.#announcer.announce(
      () => questionOf(this.#choices),
      () => this.#countText(this.#state.matches.length),
    );
  }

  #countText(n: number): string {
    const counting = { searching: this.#state.isSearching(this.#choices), reading: this.#reading };
    return countText(n, counting, this.#texts, this.#format);
  }

  readonly #back = (): void => this.#opened.back(() => this.#address.showList(this.#choices, true));

  readonly #typed = (event: Event): void => {
    // Half a syllable on its way to a character is nothing to search for.
    if ((event as InputEvent).isComposing) return;
    this.#ask({ text: (event.target as HTMLInputElement).value }, false);
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    // 229: the key that ends an input method's word, in Safari.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#focus.set('.list .title', 'nearest');
    // What is there may be the answer to the question before.
    if (!this.#state.finder.asking) this.#focus.move(this.renderRoot);
  };

  readonly #prepare = (): void => this.#state.finder.prepare(this.#collection);

  readonly #choose = (facet: FacetName, value: string): void => {
    // Arrow keys go through a list of values one by one: that is one step back.
    const step = facet !== this.#lastFacet;
    this.#ask({ facets: { ...this.#choices.facets, [facet]: value || undefined } }, step);
    this.#lastFacet = facet;
  };

  readonly #flag = (name: FlagName, on: boolean): void => {
    const flags = new Set(this.#choices.flags);
    if (on) flags.add(name);
    else flags.delete(name);
    this.#ask({ flags }, true);
  };

  /** The ways into the catalogue give way to what was chosen: the reader goes on there. */
  #enter(choices: Partial<Choices>): void {
    this.#focus.set('.result', 'start');
    this.#ask(choices, true);
  }

  readonly #stand = (name: string): void => {
    const where = this.#state.places.get(name);
    this.#marks.choose(where && { name, where });
  };

  readonly #locate = (): void => {
    void this.#marks.locate().then((found) => this.#message.say(found ? this.#texts.hereFound : this.#texts.hereFailed));
  };

  readonly #clear = (): void => {
    this.#ask(noChoices, true);
    this.#fill('')?.focus();
  };

  readonly #forget = (): void => {
    void this.#marks.forget().then(() => this.#message.say(this.#texts.forgotten));
    this.renderRoot.querySelector('input')?.focus();
  };

  readonly #moreAsked = (): void => {
    this.#expectMore();
    this.#shown += pageSize;
    this.requestUpdate();
  };

  protected override renderContent(): unknown {
    const { status, page } = this.#services;
    const ready = status === 'ready' && this.#loaded.settled;
    return html`
      ${this.heading && ready ? heading(this.headingLevel, this.heading, 'heading') : nothing}
      <p class="status visually-hidden" role="status"></p>
      ${status === 'error' ? this.#renderError() : nothing}
      ${status !== 'error' && !ready && this.waited && !this.hasFallback ? renderSkeleton(this.#texts.loading) : nothing}
      ${ready && page ? (this.#opened.key === undefined ? this.#renderPage(page) : renderOpened(this.#opened, this.#texts, this.language.texts.tryAgain, this.#back)) : nothing}
    `;
  }

  #renderError(): unknown {
    const { error, sources } = this.#texts;
    const offline = this.#services.error?.kind === 'offline';
    return renderFailure(offline ? `${sources.offline} ${error}` : error, this.language.texts.tryAgain, () => this.reload());
  }

  #renderPage(page: Page<PublicService>): unknown {
    const texts = this.#texts;
    const minute = Math.floor(this.#services.now / 60_000);
    const told = [page, texts, this.language.texts, this.#format, minute];
    return html`
      ${this.#state.services.length > 0 ? this.#renderControls() : nothing}
      <div class="notes">${guard(told, () => this.#renderNotes(page))}</div>
      ${this.#state.services.length > 0 ? this.#renderServices(page) : this.#reading ? renderSkeleton(this.#texts.loading) : html`<p class="empty">${texts.empty}</p>`}
      ${guard(told, () => renderOrigin(page, this.#about, texts.sources, this.#format))}
    `;
  }

  #renderControls(): unknown {
    const { near, placeless } = this.#marks;
    const { narrowed, places } = this.#state;
    return renderControls({
      ...{ texts: this.#texts, format: this.#format, choices: this.#choices, narrowed, places, near, placeless, wide: this.#narrowOpen },
      ...{ typed: this.#typed, pressed: this.#pressed, prepare: this.#prepare },
      ...{ choose: this.#choose, flag: this.#flag, stand: this.#stand, locate: this.#locate },
    });
  }

  #renderNotes(page: Page<PublicService>): unknown {
    const notes = describeSources(page, this.#about, {
      texts: this.#texts.sources,
      format: this.#format,
      zone: this.#services.zone,
      now: this.#services.now,
      offline: page.sources.some(({ error }) => error?.kind === 'offline'),
    });
    return notes.map((note) => renderNote(note, this.language.texts));
  }

  #renderServices(page: Page<PublicService>): unknown {
    const { matches } = this.#state;
    const blank = isBlank(this.#choices);
    return html`
      ${blank ? this.#renderBrowse() : this.#renderCount(matches.length)}
      ${matches.length > 0 ? this.#renderList(page, matches.slice(0, this.#shown)) : nothing}
      ${matches.length > this.#shown ? html`<button class="more" type="button" @click=${this.#moreAsked}>${this.#texts.more}</button>` : nothing}
    `;
  }

  #renderCount(n: number): unknown {
    const { noMatchAdvice, clear } = this.#texts;
    return html`<div class="result" tabindex="-1">
      <p class="count-line">${this.#countText(n)}</p>
      ${this.#state.finder.limited && this.#choices.text.trim() ? html`<p>${this.#texts.limited}</p>` : nothing}
      ${n === 0 && !this.#state.isSearching(this.#choices) ? html`<p>${noMatchAdvice}</p>` : nothing}
      <button class="quiet clear" type="button" @click=${this.#clear}>${clear}</button>
    </div>`;
  }

  #renderBrowse(): unknown {
    const { narrowed, byKey } = this.#state;
    const { seen } = this.#marks;
    const recent = seen.flatMap((key) => byKey.get(key) ?? []);
    return guard([narrowed, this.#texts, seen, byKey, this.route], () =>
      renderBrowse({
        texts: this.#texts,
        format: this.#format,
        narrowed,
        level: this.#level,
        recent,
        address: this.#address.links,
        open: this.#opened.open,
        choose: (facet, value) => this.#enter({ facets: { [facet]: value } }),
        letter: (letter) => this.#enter({ letter }),
        prepareLetters: () => this.#state.judgements.prepareLetters(),
        forget: this.#forget,
      }),
    );
  }

  #renderList(page: Page<PublicService>, services: readonly PublicService[]): unknown {
    const about = this.#about;
    const reports = new Map(page.sources.map((report) => [report.source, report]));
    const several = page.sources.length > 1;
    return renderList(services, {
      texts: this.#texts,
      wording: this.#wording,
      level: isBlank(this.#choices) ? this.#level + 1 : this.#level,
      near: this.#marks.near,
      busy: this.#services.busy,
      slots: this.#slots,
      sourceName: (source) => {
        const report = several ? reports.get(source) : undefined;
        return report && nameOf(report, about.get(source));
      },
      address: this.#address.links,
      open: this.#opened.open,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-service-catalogue': CivicServiceCatalogue;
  }
  interface HTMLElementEventMap {
    'civic-service-open': CustomEvent<{ ref: Ref }>;
  }
}
