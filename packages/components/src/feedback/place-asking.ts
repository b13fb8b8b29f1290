import type { LocationAnswer } from '@civickit/core/forms';
import { reportIds as ids } from '@civickit/core/report-form';
import { html, type LitElement, nothing } from 'lit';
import type { LanguageController } from '../base/language.js';
import type { FormFlow } from '../form/form-flow.js';
import type { ControlRenderer } from '../form/form-view.js';
import { zoneOf } from '../host/zone-of.js';
import type { PlaceLadder } from '../place/place-ladder.js';
import type { ChosenPlace } from '../place/place-ladder.types.js';
import type { RequestCollection } from './report-types.js';

interface PlaceSetting {
  readonly collection: RequestCollection | undefined;
  /** Level of headings within. */
  readonly level: number;
  /** Whether the page has a map of its own. */
  readonly hasMap: boolean;
}

/** The place of a report, asked with a ladder of ways; without its code the form's own fields serve. */
export class PlaceAsking {
  /** Asks for the place and its words in one; undefined until it is here. */
  control: ControlRenderer | undefined;

  readonly #host: LitElement;
  readonly #language: LanguageController;
  readonly #flow: FormFlow;
  readonly #setting: () => PlaceSetting;
  #by: ChosenPlace['by'] = 'words';
  #ladder: PlaceLadder | undefined;

  constructor(host: LitElement, language: LanguageController, flow: FormFlow, setting: () => PlaceSetting) {
    this.#host = host;
    this.#language = language;
    this.#flow = flow;
    this.#setting = setting;
  }

  /** Metres in words; undefined until the ladder is here. */
  distance(metres: number): string | undefined {
    return this.#ladder?.distance(metres);
  }

  /** Never rejects. */
  async bring(): Promise<void> {
    const part = await import('../place/place-ladder.js').catch(() => undefined);
    if (!part) return;
    const language = this.#language;
    const ladder = (this.#ladder = new part.PlaceLadder(this.#host, () => {
      const { collection, level, hasMap } = this.#setting();
      return {
        language,
        format: language.formatter(zoneOf(collection)),
        level,
        placesOf: () => (collection?.hasPlaces ? collection.places({ lang: language.tag }).then(({ items }) => items) : undefined),
        chosen: this.#chosen,
        choose: (place) => this.#choose(place),
        tileSlot: hasMap,
      };
    }));
    this.control = (_, { id, describedBy }) =>
      html`<div id=${id} tabindex="-1" role="group" aria-labelledby=${`${id}-label`} aria-describedby=${describedBy ?? nothing}>
        ${ladder.render()}
      </div>`;
    this.#host.requestUpdate();
  }

  get #chosen(): ChosenPlace | undefined {
    const { session } = this.#flow;
    const given = session?.get(ids.where) as LocationAnswer | undefined;
    const address = session?.get(ids.address);
    const words = typeof address === 'string' ? { address } : undefined;
    if (!given) return words && { ...words, by: this.#by };
    const { latitude, longitude, accuracy } = given;
    return { where: { latitude, longitude }, ...(accuracy !== undefined && { accuracy }), ...words, by: this.#by };
  }

  #choose(place: ChosenPlace | undefined): void {
    this.#by = place?.by ?? 'words';
    const { where, accuracy, address } = place ?? {};
    this.#flow.set(ids.where, where ? { ...where, ...(accuracy !== undefined && { accuracy: Math.round(accuracy) }) } : null);
    this.#flow.set(ids.address, address ?? null);
    this.#flow.left(ids.where);
    this.#flow.left(ids.address);
  }
}
