import type { GeoPoint, Page, PublicService } from '@civickit/core';
import type { ReactiveControllerHost } from 'lit';
import { type Choices, noChoices } from './choices.js';
import { type Narrowed, narrow } from './facets.js';
import { Judgements } from './judgements.js';
import { Memo } from './memo.js';
import { listPlaces } from './near-place.js';
import { ServiceFinder } from './service-finder.js';
import { keyOf } from '../services/service-key.js';

/** What is worked out of the services that have been read and of what the reader asks for: each part once, and only when it changes. */
export class CatalogueState {
  /** Those that are given; what is done with for good is not offered any more. */
  services: readonly PublicService[] = [];
  /** All of them, also those to which only old links lead. */
  byKey: ReadonlyMap<string, PublicService> = new Map();
  /** Places that a reader may stand at, by name. */
  places: ReadonlyMap<string, GeoPoint> = new Map();
  narrowed: Narrowed = narrow([], noChoices, { isOpen: undefined, letterOf: undefined });

  readonly finder: ServiceFinder;
  readonly judgements: Judgements;
  #items: readonly PublicService[] = [];
  readonly #narrowing = new Memo<Narrowed>();
  readonly #matching = new Memo<readonly PublicService[]>();

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
    this.look(choices);
    const { facets, flags, letter } = choices;
    const { isOpen, letterOf } = this.judgements;
    this.narrowed = this.#narrowing.get([this.services, facets, flags, letter, isOpen, letterOf], () =>
      narrow(this.services, choices, { isOpen, letterOf }),
    );
  }

  /** Begins to look for what is asked for in words. */
  look({ text }: Choices): void {
    this.finder.look(this.services, text.trim());
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
    return this.#matching.get([services, passes, found], () => {
      const matches: PublicService[] = [];
      for (const at of found ?? services.keys()) {
        const service = passes[at] && services[at];
        if (service) matches.push(service);
      }
      return matches;
    });
  }
}
