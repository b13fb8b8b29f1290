import { CivicError, type CollectionOf, type GeoPoint, type Ref } from '@civickit/core';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { CivicElement } from '../base/civic-element.js';
import { heading } from '../base/heading.js';
import { CollectionController } from '../controllers/collection.js';
import { consumeHost } from '../controllers/host-consumer.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { SteadyHeight } from '../controllers/steady-height.js';
import { warningIcon } from '../icons/warning.js';
import { hasOwnContent } from '../services/has-own-content.js';
import { renderNote } from '../sources/source-lines.js';
import { sourceStyles } from '../sources/source.styles.js';
import { FindServices, type Wanted } from './find-services.js';
import { guideTextLoaders } from './guide-texts.js';
import { type GuideRequest, GuideView } from './guide-view.js';
import { OpenedSteps } from './opened-steps.js';
import { readPoint } from './read-point.js';
import { serviceGuideStyles } from './service-guide.styles.js';
import { guideTexts } from './texts/en.js';

/**
 * @summary All that people have to know to get a service, in a fixed order, with its documents as a checklist; several at once as a bundle.
 * @status experimental
 * @since 0.1.0
 * @slot - What the page shows before the guide is there, and when it cannot be had.
 * @fires civic-service-open - Another service was opened in place; detail: `{ ref }`.
 * @csspart root - Everything but the fallback.
 * @csspart guide - The guide of one service.
 * @csspart alert - What people must know before all else.
 * @csspart facts - The facts at the top.
 * @csspart section - One section of the guide.
 * @csspart place - One place.
 * @csspart note - A sentence about the source or the age of the content.
 * @csspart origin - Names of the sources and the time of the copy.
 * @csspart problem - What is wrong, for developers; only on localhost or with `?civickit-debug`.
 * @endpoint The sources that the configuration names, or the address in `src`.
 * @privacy Sends nothing about the reader. Keeps copies of public services and the ticks of the checklist on the device.
 * @example <civic-service-guide service="residence-permit"></civic-service-guide>
 */
export class CivicServiceGuide extends CivicElement {
  static override get styles(): CSSResultGroup {
    return [sourceStyles, serviceGuideStyles];
  }
  // Not by decorators, whose code every page would load.
  static override get properties(): PropertyDeclarations {
    return {
      source: {},
      service: {},
      src: {},
      adapter: {},
      heading: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      near: {},
      collection: { attribute: false },
      opened: { state: true },
    };
  }

  readonly #port = consumeHost(this);
  readonly #list = new CollectionController(this, 'services', () => ({
    collection: this.collection,
    spec: { source: this.source, src: this.src, adapter: this.adapter },
    // Whatever a source gives at once is kept; one is asked for by its id.
    query: { limit: 1 },
  }));
  readonly #found = new FindServices(this, this.#list, () => this.#readings);
  readonly #texts = new LoadedTexts(this, this.language, guideTexts, guideTextLoaders);
  readonly #view = new GuideView(this, () => this.#request);
  readonly #steps = new OpenedSteps(
    this,
    () => JSON.stringify([this.id, this.service, this.source, this.src]),
    (ref) => this.#show(ref),
  );

  /** Ids of configured sources, parted by spaces. All sources of services when absent. */
  source?: string;
  /** Id of the service; several, parted by spaces, make a bundle. An id with spaces in it can stand alone only. */
  service?: string;
  /** Address of a file of services, relative to the page; needs no configuration. */
  src?: string;
  /** Name of the adapter that reads `src`. */
  adapter?: string;
  /** Heading above the guide; none when absent. */
  heading?: string;
  /** Level of the first heading, 2 to 5. */
  headingLevel = 2;
  /** Where the reader is, as `latitude,longitude`: the nearest place stands first. */
  near?: string;
  /** Data by hand; wins over all attributes. */
  collection?: CollectionOf<'services'>;

  /** Data that is there before the next frame need not be waited for by a skeleton. */
  private waited = false;
  /** A service that was opened out of the one that the page names. */
  private opened?: Ref;
  /** Whether the reader is to go on with the name of the service once it is there. */
  #arriving = false;

  constructor() {
    super();
    this.addController(new SteadyHeight(this));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    requestAnimationFrame(() => {
      this.waited = true;
      if (this.#pending) this.requestUpdate();
    });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('service') || changed.has('collection')) this.opened = this.#steps.here;
  }

  override updated(): void {
    super.updated();
    if (!this.#arriving || this.#pending) return;
    this.#arriving = false;
    const name = this.renderRoot.querySelector<HTMLElement>('#name');
    name?.setAttribute('tabindex', '-1');
    name?.focus();
  }

  /** Asks the sources again; what is less than a minute old is taken as it is. */
  reload(): void {
    this.#found.retry();
  }

  protected override get hasFallback(): boolean {
    return hasOwnContent(this);
  }

  protected override get fallbackShown(): boolean {
    return this.#found.services.length === 0 || !this.#view.ready;
  }

  protected override get problem(): CivicError | undefined {
    const { error, missing } = this.#found;
    if (!this.service?.trim()) return new CivicError('config/invalid', 'names no service: give the id of one in the attribute "service"');
    if (missing.length > 0) return new CivicError('config/invalid', `no source has a service with the id ${missing.join(', ')}`);
    return error ?? this.#list.error ?? this.#list.page?.sources.find((report) => report.error)?.error;
  }

  /** Ids may hold spaces: what is written is one of them, else several. */
  get #readings(): readonly (readonly Wanted[])[] {
    if (this.opened) return [[this.opened]];
    const written = this.service?.trim() ?? '';
    const ids = [...new Set(written.split(/\s+/).filter(Boolean))];
    const parted = ids.map((id) => ({ id }));
    return /\s/.test(written) ? [[{ id: written }], parted] : [parted];
  }

  get #pending(): boolean {
    return !!(this.opened ?? this.service?.trim()) && (this.#found.status === 'pending' || !this.#view.ready);
  }

  get #near(): GeoPoint | undefined {
    return readPoint(this.near);
  }

  get #request(): GuideRequest | undefined {
    const { collection, page, imageOrigins } = this.#list;
    const { services } = this.#found;
    if (!collection || services.length === 0) return undefined;
    return {
      services,
      collection,
      reports: page?.sources ?? [],
      heading: this.heading ? Math.min(5, this.headingLevel + 1) : this.headingLevel,
      // This page is that of the one service that it names.
      address: (ref) => (services.length === 1 && !this.opened && ref === services[0]?.ref ? location.href : undefined),
      open: (ref) => this.#open(ref),
      host: this.#port.value,
      near: this.#near,
      imageOrigins,
    };
  }

  #open(ref: Ref): void {
    this.#steps.add(ref);
    this.#show(ref);
    this.dispatchEvent(new CustomEvent('civic-service-open', { detail: { ref } }));
  }

  #show(ref: Ref | undefined): void {
    if (ref === this.opened) return;
    this.opened = ref;
    this.#arriving = true;
  }

  readonly #back = (): void => {
    if (!this.#steps.undo(this.opened)) this.#show(undefined);
  };

  protected override renderContent(): unknown {
    const { status, services, missing, complete } = this.#found;
    const { texts } = this.#texts;
    return html`
      ${this.heading && services.length > 0 ? heading(this.headingLevel, this.heading, 'heading') : nothing}
      <p class="status visually-hidden" role="status"></p>
      ${this.opened ? html`<p><button class="quiet" type="button" @click=${this.#back}>${texts.back}</button></p>` : nothing}
      ${status === 'error' ? this.#renderError() : nothing}
      ${services.length === 0 && missing.length > 0 ? this.#renderNote(`${texts.notFound} ${texts.notFoundWhy}`) : nothing}
      ${status === 'ready' && services.length > 0 && !complete ? this.#renderNote(texts.bundleIncomplete) : nothing}
      ${this.#pending && services.length === 0 && this.waited && !this.hasFallback ? this.#renderSkeleton() : nothing}
      ${this.#view.render()}
    `;
  }

  #renderError(): unknown {
    const { texts } = this.#texts;
    const offline = this.#found.error?.kind === 'offline';
    return html`<div class="note caution error" part="note">
      ${warningIcon}
      <div>
        <p>${offline ? `${texts.offline} ${texts.error}` : texts.error}</p>
        <button type="button" @click=${() => this.reload()}>${this.language.texts.tryAgain}</button>
      </div>
    </div>`;
  }

  /** With whoever can tell more. */
  #renderNote(text: string): unknown {
    const contact = this.#list.collection?.sources.find((source) => source.contact)?.contact;
    return renderNote({ tone: 'caution', text, contact }, this.language.texts);
  }

  #renderSkeleton(): unknown {
    // No Array.from: old libraries put their own in its place.
    const rows = new Array(6).fill(html`<li><span></span><span></span></li>`) as unknown[];
    return html`<p class="visually-hidden">${this.#texts.texts.loading}</p>
      <ul class="skeleton" aria-hidden="true">
        ${rows}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-service-guide': CivicServiceGuide;
  }
  interface HTMLElementEventMap {
    'civic-service-open': CustomEvent<{ ref: Ref }>;
  }
}
