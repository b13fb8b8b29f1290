import type { CollectionOf, PublicService, SourceReport } from '@civickit/core';
import { adoptStyles, type CSSResultOrNative, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { report } from '../base/report.js';
import type { Host } from '../host/host.js';
import type { GuideRequest, GuideView } from '../service-guide/guide-view.js';
import type { CatalogueTexts } from './catalogue-texts.js';
import { keyOf, refOf } from '../services/service-key.js';
import type { CatalogueAddress } from './catalogue-address.js';
import type { DeviceMarks } from './device-marks.js';
import type { NextFocus } from './next-focus.js';

/** What the opened service takes from the catalogue around it. */
export interface OpenedSetting {
  readonly collection: CollectionOf<'services'>;
  readonly reports: readonly SourceReport[];
  readonly heading: number;
  readonly host: Host | undefined;
  readonly imageOrigins: readonly string[];
  /** Sheets of the element, beside which that of the guide is put. */
  readonly styles: readonly CSSResultOrNative[];
}

/** What the present state was worked out for. */
interface Opening {
  readonly key: string;
  readonly collection: CollectionOf<'services'> | undefined;
}

/** What became of asking a source for a service that is not in the list. */
type Asked = 'pending' | 'missing' | 'failed';

/** The service that is opened in place. Its view is loaded with the first one. */
export class OpenedGuide {
  /** Key of the opened service; undefined while the list is shown. */
  key: string | undefined;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #address: CatalogueAddress;
  readonly #marks: DeviceMarks;
  readonly #focus: NextFocus;
  readonly #setting: () => OpenedSetting | undefined;
  #view: GuideView | undefined;
  #service: PublicService | undefined;
  #of: Opening | undefined;
  #loading = false;
  #viewFailed = false;
  #asked: Asked | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    address: CatalogueAddress,
    marks: DeviceMarks,
    focus: NextFocus,
    setting: () => OpenedSetting | undefined,
  ) {
    this.#host = host;
    this.#address = address;
    this.#marks = marks;
    this.#focus = focus;
    this.#setting = setting;
  }

  get service(): PublicService | undefined {
    return this.#service;
  }

  /** Whether something is still on its way. */
  get busy(): boolean {
    return this.key !== undefined && !this.#viewFailed && !(this.#service ? this.#view?.ready : this.#asked && this.#asked !== 'pending');
  }

  /** The service that is to be seen: from the list, else asked for by itself. */
  find(services: ReadonlyMap<string, PublicService>, reading: boolean): void {
    const { key } = this;
    const collection = this.#setting()?.collection;
    if (key === undefined) {
      this.#of = this.#service = undefined;
      return;
    }
    if (this.#of?.key !== key || this.#of.collection !== collection) {
      this.#of = { key, collection };
      this.#service = this.#asked = undefined;
      this.#load();
    }
    this.#service = services.get(key) ?? this.#service;
    if (!this.#service && !this.#asked && !reading && collection) void this.#ask(this.#of, collection);
  }

  /** As a reader's click on it does. */
  readonly open = (key: string, event?: Event): void => {
    const { ctrlKey = false, metaKey = false, shiftKey = false } = (event ?? {}) as MouseEvent;
    // Another tab is what the reader wants, and has the link for.
    if ((ctrlKey || metaKey || shiftKey) && this.#address.isOn) return;
    event?.preventDefault();
    this.#address.showService(key, this.key === undefined);
    this.#show(key);
    void this.#marks.see(key);
    const ref = refOf(key);
    if (ref) this.#host.dispatchEvent(new CustomEvent('civic-service-open', { detail: { ref } }));
  };

  /** To the list, as it was left: `showList` puts it into the address where it is not one step back. */
  back(showList: () => void): void {
    if (this.#address.stepBack()) return;
    this.#show(undefined);
    showList();
  }

  /** The address says which service is open, if any. */
  follow(key: string | undefined, arriving: boolean): void {
    if (key === this.key) return;
    // Who has come by a link reads the page from its top.
    if (arriving) this.key = key;
    else this.#show(key);
  }

  /** Once more after what has failed. */
  readonly retry = (): void => {
    if (this.#asked === 'failed') this.#asked = undefined;
    this.#load();
    this.#host.requestUpdate();
  };

  render(texts: CatalogueTexts, tryAgain: string): unknown {
    const again = html`<button type="button" @click=${this.retry}>${tryAgain}</button>`;
    if (this.#viewFailed || this.#asked === 'failed') return renderArriving(texts.guideFailed, again);
    if (this.#asked === 'missing' && !this.#service) return renderArriving(texts.notFound);
    return this.busy ? renderArriving(texts.opening) : this.#view?.render();
  }

  /** With the focus on it, or where the reader left the list. */
  #show(key: string | undefined): void {
    if (key) this.#focus.set('.guide', 'start');
    else this.#focus.set(`[data-key="${CSS.escape(this.key ?? '')}"] .title`, 'nearest');
    this.key = key;
    this.#host.requestUpdate();
  }

  /** Not by itself after a failure: that would ask without end. */
  #load(): void {
    if (this.#view || this.#loading) return;
    this.#loading = true;
    this.#viewFailed = false;
    import('../service-guide/guide-view.js')
      .then(
        ({ GuideView, serviceGuideStyles }) => {
          const styles = this.#setting()?.styles ?? [];
          adoptStyles(this.#host.shadowRoot as ShadowRoot, [...styles, serviceGuideStyles]);
          this.#view = new GuideView(this.#host, () => this.#request());
        },
        (cause: unknown) => {
          this.#viewFailed = true;
          report(this.#host.localName, { code: 'network/part', message: String(cause) });
        },
      )
      .finally(() => {
        this.#loading = false;
        this.#host.requestUpdate();
      });
  }

  #request(): GuideRequest | undefined {
    const setting = this.#setting();
    if (!setting || !this.#service) return undefined;
    const { collection, reports, heading, host, imageOrigins } = setting;
    const { links } = this.#address;
    const near = this.#marks.near?.where;
    return {
      services: [this.#service],
      collection,
      reports,
      heading,
      open: (ref) => this.open(keyOf(ref)),
      imageOrigins,
      ...(links && { address: (ref) => links(keyOf(ref)) }),
      ...(host && { host }),
      ...(near && { near }),
    };
  }

  async #ask(of: Opening, collection: CollectionOf<'services'>): Promise<void> {
    this.#asked = 'pending';
    const ref = refOf(of.key);
    let asked: Asked = 'missing';
    let service: PublicService | undefined;
    try {
      service = ref && (await collection.get(ref));
    } catch (cause) {
      // A source that the configuration does not have any more has no services.
      asked = (cause as { code?: string }).code === 'config/unknown-source' ? 'missing' : 'failed';
    }
    if (this.#of !== of) return;
    this.#service ??= service;
    this.#asked = asked;
    this.#host.requestUpdate();
  }
}

function renderArriving(text: string, more: unknown = nothing): TemplateResult {
  return html`<div class="arriving">
    <p>${text}</p>
    ${more}
  </div>`;
}

/** An opened service in place of the list. */
export function renderOpened(opened: OpenedGuide, texts: CatalogueTexts, tryAgain: string, back: () => void): TemplateResult {
  return html`<div class="opened">
    <button class="quiet back" type="button" @click=${back}>${texts.back}</button>
    <section class="guide" tabindex="-1" aria-label=${opened.service?.name ?? nothing} aria-busy=${opened.busy ? 'true' : 'false'}>
      ${opened.render(texts, tryAgain)}
    </section>
  </div>`;
}
