import type { GeoPoint, Place } from '@civickit/core';
import type { LanguageController } from '../base/language.js';
import type { Formatter } from '../i18n/formatter.js';

/** Where a resident says that something is: a place on the globe, words, or both. */
export interface ChosenPlace {
  readonly where?: GeoPoint;
  /** Metres, as the device says of its position. */
  readonly accuracy?: number;
  /** The place in words. */
  readonly address?: string;
  /** Id of a place of the source, where one was chosen from its list. */
  readonly addressId?: string;
  readonly by: 'device' | 'list' | 'map' | 'code' | 'words';
}

/** What an element tells the ladder whenever that draws. */
export interface LadderSetting {
  readonly language: Pick<LanguageController, 'tag'>;
  readonly format: Formatter;
  /** Level of headings within, 2 to 6. */
  readonly level: number;
  /** The places of the area in the language of the element; undefined as long as nobody tells any. */
  readonly placesOf: () => Promise<readonly Place[]> | undefined;
  readonly chosen: ChosenPlace | undefined;
  readonly choose: (place: ChosenPlace | undefined) => void;
  /** Whether the page has put a map of its own into the slot `map`. */
  readonly tileSlot: boolean;
}

declare global {
  interface HTMLElementEventMap {
    /** From a map in the slot `map`: where it was set, in WGS 84. Must bubble. */
    'civic-place': CustomEvent<GeoPoint>;
  }
}
