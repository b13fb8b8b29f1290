import type { Place } from '@civickit/core';
import type { PlaceReadings } from '@civickit/core/search';
import type { ReactiveControllerHost } from 'lit';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import type * as ListCode from './list/index.js';
import type * as MapCode from './map/index.js';
import type { MapView } from './map/map-view.js';

type Host = ReactiveControllerHost & HTMLElement;

/** The places of an area as they come: their list, their map, and how their names are read. */
export class KnownPlaces {
  status: 'none' | 'pending' | 'ready' | 'failed' = 'none';
  places: readonly Place[] = [];
  /** What draws the list and looks through it, once both are here. */
  list: typeof ListCode | undefined;
  /** Undefined where no outline is known, and as long as the code of the map is not here. */
  map: { readonly code: typeof MapCode; readonly view: MapView } | undefined;

  readonly #host: Host;
  readonly #changed: () => void;
  #lang: string | undefined;
  #readings: PlaceReadings | undefined;
  #reading = false;

  constructor(host: Host) {
    this.#host = host;
    this.#changed = () => host.requestUpdate();
  }

  /** Asks for them once for each language. */
  ask(lang: string, placesOf: () => Promise<readonly Place[]> | undefined): void {
    if (this.#lang === lang) return;
    const coming = placesOf();
    if (!coming) return;
    this.#lang = lang;
    if (this.status !== 'ready') this.status = 'pending';
    Promise.all([coming, import('./list/index.js')]).then(
      ([places, list]) => this.#lang === lang && this.#take(places, list),
      () => {
        if (this.#lang !== lang || this.status === 'ready') return;
        this.status = 'failed';
        this.#changed();
      },
    );
  }

  /** They are asked for anew when next drawn. */
  forget(): void {
    this.#lang = undefined;
    this.#changed();
  }

  /** The places that are called so, best first; by pinyin too, once its table is here. */
  find(text: string): readonly Place[] {
    if (/[a-z]/i.test(text)) this.#read();
    return (this.list?.scanPlaces(this.places, text, this.#readings) ?? []).flatMap((at) => this.places[at] ?? []);
  }

  #take(places: readonly Place[], list: typeof ListCode): void {
    this.places = places;
    this.list = list;
    this.status = 'ready';
    this.#readings = undefined;
    this.map = undefined;
    // Who comes to the map later may have no network any more.
    if (places.some(({ outline }) => outline)) void this.#loadMap(places);
    this.#changed();
  }

  async #loadMap(places: readonly Place[]): Promise<void> {
    try {
      const code = await import('./map/index.js');
      const sketch = code.sketchOf(places);
      if (!sketch || places !== this.places) return;
      adoptStyles(this.#host, code.mapStyles);
      this.map = { code, view: new code.MapView(sketch, this.#changed) };
      this.#changed();
    } catch {
      // The other ways are there.
    }
  }

  #read(): void {
    if (this.#reading || this.#readings || !this.places.some(({ name }) => /\p{sc=Han}/u.test(name))) return;
    this.#reading = true;
    const { places } = this;
    import('@civickit/core/search/place-readings')
      .then(({ readPlaces }) => readPlaces(places))
      .then(
        (readings) => {
          if (places !== this.places) return;
          this.#readings = readings;
          this.#changed();
        },
        // Without the table, all but pinyin is found; the next key asks again.
        () => undefined,
      )
      .finally(() => (this.#reading = false));
  }
}
