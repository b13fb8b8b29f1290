import type { PublicService, ServiceContact, SourceAbout } from '@civickit/core';

/** Somebody to ask where the guide is silent: of the service, of its places, else whoever answers for the source. */
export function whomToAsk(service: PublicService, about: ReadonlyMap<string, SourceAbout>): ServiceContact | undefined {
  const { contacts = [], places = [], complaints } = service;
  const known = [...contacts, ...places.flatMap((place) => place.contacts ?? []), ...(complaints ? [complaints] : [])];
  const reachable = known.find(isReachable);
  if (reachable) return reachable;
  const contact = about.get(service.ref.source)?.contact;
  return contact && { name: contact.unit, ...(contact.phone && { phones: [{ number: contact.phone }] }) };
}

/** Of a service or, where it names none, those of the first of its places that can be reached. */
export function contactsOf({ contacts = [], places = [] }: PublicService): readonly ServiceContact[] {
  const atPlaces = places.flatMap((place) => place.contacts ?? []).filter(isReachable);
  return contacts.some(isReachable) || atPlaces.length === 0 ? contacts : atPlaces.slice(0, 1);
}

function isReachable({ phones, email, url }: ServiceContact): boolean {
  return !!(phones?.some(({ kind }) => kind !== 'fax') || email || url);
}

/** What a tap dials, without what follows an extension, which would be dialled with it. */
export function dialled(number: string): string {
  return number.replace(/(?:转|轉|ext|x|#|,|;).*$/i, '').replace(/[^+\d]/g, '');
}
