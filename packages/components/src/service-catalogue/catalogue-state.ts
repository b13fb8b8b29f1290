import type { GeoPoint, Page, PublicService } from '@civickit/core';
import type { ReactiveControllerHost } from 'lit';
import type { Choices } from './choices.js';
import { type Narrowed, narrow } from './facets.js';
import { Judgements } from './judgements.js';
import { listPlaces } from './near-place.js';
import { ServiceFinder } from './service-finder.js';
import { keyOf } from './service-key.js';

/** What is worked out of the services that have been read and of what the reader asks for: each part once, and only when it changes. */
export class CatalogueState {
  /** Those that are given; what is done with for good is not offered any more. */
  services: readonly PublicService[] = [];
  /** All of them, also those to which only old links lead. */
  byKey: ReadonlyMap<string, PublicService> = new Map();
  /** Places that a reader may stand at, by name. */
  places: ReadonlyMap<string, GeoPoint> = new Map();
  narrowed: Narrowed = narrow([], { text: '', facets: {}, flags: new Set() }, { isOpen: undefined, letterOf: undefined });

  readonly finder: ServiceFinder;
  readonly judgements: Judgements;
  #items: readonly PublicService[] = [];
  #narrowedOf: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.finder = new ServiceFinder(host);
    this.judgements = new Judgements(host);
  }

  update({ items }: Page<PublicService>, choices: Choices): void {
    if (items !== this.#items) {
      this.#items = items;
      this.services = items.filter(({ status }) => status !== 'defunct');
      this.byKey = new Map(items.map((service) => [keyOf(service.ref), service]));
      this.places = listPlaces(this.services);
    }
    this.finder.look(this.services, choices.text.trim());
    const { facets, flags, letter } = choices;
    const { isOpen, letterOf } = this.judgements;
    const of = [this.services, facets, flags, letter, isOpen, letterOf];
    if (of.every((each, at) => each === this.#narrowedOf[at])) return;
    this.#narrowedOf = of;
    this.narrowed = narrow(this.services, choices, { isOpen, letterOf });
  }

  /** Whether more may still be found for what has been asked. */
  isSearching({ flags, letter }: Choices): boolean {
    return this.finder.searching || (flags.has('open') && !this.judgements.isOpen) || (letter !== undefined && !this.judgements.letterOf);
  }

  /** What the reader is to see, best first where words were asked for. */
  get matches(): readonly PublicService[] {
    const { services } = this;
    const { passes } = this.narrowed;
    const { found } = this.finder;
    if (!found) return services.filter((_, at) => passes[at]);
    return found.flatMap((at) => (passes[at] ? (services[at] ?? []) : []));
  }
}
