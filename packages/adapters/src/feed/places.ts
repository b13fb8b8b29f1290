import type { GeoShape } from '@civickit/core';
import type { XmlElement } from '@civickit/core/markup';
import { lack } from './late-parts.js';

/** Reads the places among the elements of an item. */
export type ReadPlaces = (elements: readonly XmlElement[]) => readonly GeoShape[] | undefined;

/** Their prefixes and namespaces; an element of another that is taken for one does no harm. */
const vocabularies = /^(geo|gml|\{.*(georss|\/gml|\/geo\/))/;

let whereOf: ReadPlaces | undefined;

/** Whether an element of this name is of one of the vocabularies of places. */
export function namesPlace(name: string): boolean {
  return vocabularies.test(name);
}

/** What reads places; a part that is lacking until it was asked for. */
export function placeReader(): ReadPlaces {
  return whereOf ?? lack(loadReader);
}

async function loadReader(): Promise<void> {
  ({ whereOf } = await import('./xml-where.js'));
}
