import type { Collection, GeoPoint, OpeningHours, PublicService, Ref, SourceAbout, SourceReport } from '@civickit/core';
import type { Host } from '../host/host.js';
import type { Texts } from '../i18n/texts.js';
import type { Wording } from '../services/wording.js';
import type { Checklist } from './checklist/checklist.js';
import type { GuideTexts } from './guide-texts.js';
import type { OpeningSaid } from './openings.js';

/** What a guide is to show, and what it may do for it. */
export interface GuideRequest {
  /** One service, or several as a bundle. */
  readonly services: readonly PublicService[];
  /** Zone, clock, store and sources; asked for related services. */
  readonly collection: Collection<'services'>;
  /** What the sources did for the page that the services came from. */
  readonly reports?: readonly SourceReport[];
  /** Level of the first heading, 2 to 5. */
  readonly heading: number;
  /** Address of a service's own page; absent where it has none. */
  readonly address?: (ref: Ref) => string | undefined;
  /** Opens another service in place. */
  readonly open?: (ref: Ref) => void;
  /** The port, for a report that something is wrong. */
  readonly host?: Host;
  /** Where the reader is: the nearest place stands first. */
  readonly near?: GeoPoint;
  /** Origins, beside the page's own, from which pictures may be loaded. @default [] */
  readonly imageOrigins?: readonly string[];
}

/** What every part of a guide needs to know. */
export interface GuideSetting {
  readonly request: GuideRequest;
  readonly texts: GuideTexts;
  readonly common: Pick<Texts, 'responsible' | 'phone'>;
  readonly wording: Wording;
  /** Level of the headings of sections. */
  readonly level: number;
  readonly about: ReadonlyMap<string, SourceAbout>;
  readonly opening: (hours: OpeningHours | undefined) => OpeningSaid | undefined;
  /** Services that were asked for by their refs and are here. */
  readonly related: readonly PublicService[];
  /** Whether all places are shown, however many. */
  readonly allPlaces: boolean;
  readonly showAllPlaces: () => void;
  /** The address that was copied last. */
  readonly copied: string;
  readonly copyAddress: (address: string) => (event: Event) => void;
  readonly checklist: Checklist;
  /** Prints the checklist alone; missing where the device cannot print. */
  readonly printList?: () => void;
}
