import { ownZone } from '@civickit/core';

/** The municipality's zone, in which residents are told all times; until it is known, and where nobody says it, the device's. */
export function zoneOf(collection: { readonly zone: string } | undefined): string {
  return collection?.zone ?? ownZone();
}
