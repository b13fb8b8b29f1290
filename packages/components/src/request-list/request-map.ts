import { type CollectionOf, isCivicError } from '@civickit/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { LanguageController } from '../base/language.js';
import { report } from '../base/report.js';
import { mapStyles, mapTextsIn, MapView, renderMiniMap, sketchOf } from '../place/map/index.js';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import type { LatePart, ListSetting, OpenLatePart } from './late-part.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Reports as pins on a map of the area's outlines; nothing where no source tells any. */
class RequestMap implements ReactiveController, LatePart {
  readonly #host: Host;
  readonly #language: LanguageController;
  #asked: { readonly collection: CollectionOf<'requests'>; readonly lang: string } | undefined;
  #view: MapView | undefined;

  constructor(host: Host, language: LanguageController) {
    this.#host = host;
    this.#language = language;
    adoptStyles(host, mapStyles);
    host.addController(this);
  }

  hostUpdated(): void {
    this.#view?.measure(this.#host.shadowRoot?.querySelector('.sheet svg') ?? null);
  }

  hostDisconnected(): void {
    this.#view?.measure(null);
  }

  render({ page: { items }, collection, titleOf, format, open }: ListSetting): unknown {
    this.#ask(collection);
    const view = this.#view;
    if (!view || items.length === 0) return nothing;
    const words = mapTextsIn(this.#language.tag);
    const pins = items.flatMap((request, at) => {
      const { where, authorityStatus } = request;
      return where ? [{ where, title: titleOf(request), isClosed: authorityStatus === 'closed', open: () => open(at) }] : [];
    });
    const [count, others] = [pins.length, items.length - pins.length];
    // What is open lies above.
    const drawn = [...pins].sort((one, other) => Number(other.isClosed) - Number(one.isClosed));
    return html`<section class="places">
      ${renderMiniMap({ view, texts: words, label: words.reports(format.number(count), count), help: words.reportsHelp, pins: drawn })}
      ${others > 0 ? html`<p class="basis">${words.unplaced(format.number(others), others)}</p>` : nothing}
    </section>`;
  }

  /** For the places, once for each collection and language. */
  #ask(collection: CollectionOf<'requests'>): void {
    const { tag: lang } = this.#language;
    const before = this.#asked;
    if (before?.collection === collection && before.lang === lang) return;
    const asked = (this.#asked = { collection, lang });
    if (before?.collection !== collection) this.#view = undefined;
    if (!collection.hasPlaces) return;
    collection.places({ lang }).then(
      ({ items }) => {
        if (this.#asked !== asked) return;
        const sketch = sketchOf(items);
        this.#view?.measure(null);
        this.#view = sketch && new MapView(sketch, () => this.#host.requestUpdate());
        this.#host.requestUpdate();
      },
      (cause: unknown) => {
        report(this.#host.localName, isCivicError(cause) ? cause : { code: 'network/part', message: String(cause) });
      },
    );
  }
}

export const openPart: OpenLatePart = (host, language) => new RequestMap(host, language);
