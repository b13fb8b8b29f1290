import type { PublicService, SourceReport } from '@civickit/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { LanguageController } from '../base/language.js';
import { report } from '../base/report.js';
import { LiveMessage } from '../controllers/live-message.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import type { Wording } from '../services/wording.js';
import { renderNote, renderOrigin } from '../sources/source-lines.js';
import { describeSources } from '../sources/source-notes.js';
import { renderBundle } from './bundle-page.js';
import { Checklist } from './checklist/checklist.js';
import { copyAddress } from './copy-address.js';
import type { GuideRequest, GuideSetting } from './guide-setting.js';
import { type GuideTexts, guideTextLoaders } from './guide-texts.js';
import { GuideTools } from './guide-tools.js';
import { SearchEngineBlock } from './search-engine-block.js';
import { Openings } from './openings.js';
import { mostAtOnce } from './places.js';
import { keyOf } from '../services/service-key.js';
import { RelatedServices } from './related-services.js';
import { renderServicePage } from './service-page.js';
import { guideTexts } from './texts/en.js';

export type { GuideRequest } from './guide-setting.js';
export { serviceGuideStyles } from './service-guide.styles.js';

/** The longest that an open door is shown as open after it has closed. */
const lookAgainMs = 60_000;

/** The inside of a guide, for the element and for the catalogue: draws into whatever root its host has. */
export class GuideView implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #request: () => GuideRequest | undefined;
  readonly #language: LanguageController;
  readonly #texts: LoadedTexts<GuideTexts>;
  readonly #related: RelatedServices;
  readonly #block: SearchEngineBlock;
  readonly #checklist: Checklist;
  readonly #tools: GuideTools;
  readonly #message: LiveMessage;
  readonly #openings: Openings;
  #timer?: ReturnType<typeof setTimeout>;
  #services: readonly PublicService[] = [];
  /** Which services these are, however often they are read anew. */
  #shown = '';
  #copied = '';
  /** Of which service all places are shown. */
  #unfolded?: string;

  constructor(host: ReactiveControllerHost & HTMLElement, request: () => GuideRequest | undefined) {
    this.#host = host;
    this.#request = () => this.#keepServices(request());
    this.#language = new LanguageController(host);
    this.#texts = new LoadedTexts(host, this.#language, guideTexts, guideTextLoaders);
    this.#related = new RelatedServices(host);
    this.#block = new SearchEngineBlock(host);
    this.#openings = new Openings(host);
    this.#checklist = new Checklist(host, this.#request);
    this.#tools = new GuideTools(host, () => below(this.#request()));
    this.#message = new LiveMessage(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const request = this.#request();
    if (!request) return this.#block.hide();
    this.#timer = setTimeout(() => this.#host.requestUpdate(), lookAgainMs);
    const here = location.href;
    void this.#block.show(request.services, (service) => absolute(request.address?.(service.ref) ?? service.url ?? here));
  }

  /** Whether it can be drawn: its words are those of the page's language, or nothing better can be had. */
  get ready(): boolean {
    return this.#texts.settled;
  }

  render(): unknown {
    const request = this.#request();
    const service = request?.services[0];
    if (!request || !service || !this.ready) return nothing;
    const setting = this.#settingFor(request, service);
    const page = request.services.length > 1 ? renderBundle(setting) : renderServicePage(service, setting);
    // What is opened or written in the guide of one service is nothing of another's.
    return html`${this.#renderNotes(setting)} ${keyed(this.#shown, html`${page} ${this.#tools.render(setting.texts)}`)}
    ${this.#renderOrigin(setting)}`;
  }

  /** The same list as long as it holds the same services: others go by that. */
  #keepServices(request: GuideRequest | undefined): GuideRequest | undefined {
    if (!request) return undefined;
    const known = this.#services;
    const { services } = request;
    const same = known.length === services.length && known.every((service, at) => service === services[at]);
    if (!same) this.#services = services;
    const shown = services.map(({ ref }) => keyOf(ref)).join('\n\n');
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#copied = '';
      this.#openings.retry();
    }
    return { ...request, services: this.#services };
  }

  #settingFor(request: GuideRequest, service: PublicService): GuideSetting {
    const { collection } = request;
    const key = keyOf(service.ref);
    const wording = this.#wordingFor(request);
    return {
      request,
      texts: this.#texts.texts,
      common: this.#language.texts,
      wording,
      level: Math.min(6, request.heading + 1),
      about: new Map(collection.sources.map((source) => [source.id, source])),
      opening: (hours) => hours && this.#openings.describe(hours, collection, wording),
      related: this.#related.of(service, collection),
      allPlaces: this.#unfolded === key,
      showAllPlaces: () => {
        this.#unfolded = key;
        this.#host.requestUpdate();
        // The button is gone: the reader goes on with the first place that it has brought.
        void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelectorAll<HTMLElement>('.place')[mostAtOnce]?.focus());
      },
      copied: this.#copied,
      copyAddress: (address) => (event) => void this.#copyAddress(address, event),
      checklist: this.#checklist,
      ...('print' in window && { printList: () => void this.#printList() }),
    };
  }

  async #copyAddress(address: string, { currentTarget }: Event): Promise<void> {
    const shown = (currentTarget as Element).closest('.place')?.querySelector('.address') ?? null;
    const of = this.#shown;
    if (!(await copyAddress(address, shown)) || of !== this.#shown) return;
    this.#copied = address;
    this.#message.say(this.#texts.texts.place.copied);
    this.#host.requestUpdate();
  }

  async #printList(): Promise<void> {
    const list = this.#host.shadowRoot?.querySelector('.in-documents');
    try {
      if (list) (await import('./print-only.js')).printOnly(list);
    } catch (cause) {
      report(this.#host.localName, { code: 'network/part', message: String(cause) });
    }
  }

  #wordingFor({ collection: { zone, clock } }: GuideRequest): Wording {
    return { texts: this.#texts.texts.words, format: this.#language.formatter(zone), lang: this.#language.tag, zone, now: clock.now() };
  }

  /** What is wrong with the sources that the services came from; how alive their content is each guide says for itself. */
  #renderNotes({ request, about, wording }: GuideSetting): unknown {
    const { texts } = this.#language;
    const sources = reportsOf(request).map((report): SourceReport => ({ ...report, freshness: undefined, skipped: 0 }));
    const offline = sources.some(({ error }) => error?.kind === 'offline');
    return describeSources(pageOf(sources), about, { ...wording, texts: wording.texts.sources, offline }).map((note) =>
      renderNote(note, texts),
    );
  }

  #renderOrigin({ request, about, wording }: GuideSetting): unknown {
    const reports = reportsOf(request);
    return reports.length > 0 ? renderOrigin(pageOf(reports), about, wording.texts.sources, wording.format) : nothing;
  }
}

/** Of other sources a reader of these services need not hear. */
function reportsOf({ services, reports = [] }: GuideRequest): readonly SourceReport[] {
  const sources = new Set(services.map(({ ref }) => ref.source));
  return reports.filter(({ source }) => sources.has(source));
}

function pageOf(sources: readonly SourceReport[]) {
  return { items: [], sources, complete: true, filteredHere: [] };
}

function absolute(address: string): string {
  try {
    return new URL(address, location.href).href;
  } catch {
    return location.href;
  }
}

/** A tool's heading stands below that of the guide. */
function below(request: GuideRequest | undefined): GuideRequest | undefined {
  return request && { ...request, heading: Math.min(6, request.heading + 1) };
}
