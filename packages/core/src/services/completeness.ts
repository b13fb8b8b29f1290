import type { PublicService } from './public-service.js';

/** The eight classes without which a guide to a service is no use, in the order in which it gives them (国办秘函〔2019〕19号). */
export const serviceClasses = ['name', 'legal-basis', 'eligibility', 'documents', 'places', 'hours', 'contacts', 'steps'] as const;

export type ServiceClass = (typeof serviceClasses)[number];

export interface Completeness {
  /** Classes that are there, from 0 to 8. */
  readonly score: number;
  readonly missing: readonly ServiceClass[];
}

const isThere: { readonly [C in ServiceClass]: (service: PublicService) => boolean } = {
  name: ({ name }) => name.trim() !== '',
  'legal-basis': ({ legalBasis }) => isFilled(legalBasis),
  eligibility: ({ eligibility, minimumAge, maximumAge }) =>
    Boolean(eligibility?.trim()) || minimumAge !== undefined || maximumAge !== undefined,
  documents: ({ documents }) => documents !== undefined,
  // Who never has to come needs no address, only the way in.
  places: ({ places, channels, visits }) => isFilled(places) || (visits === 0 && Boolean(channels?.some(({ url }) => url))),
  hours: ({ hours, places, visits, channels }) =>
    isOpenSometime(hours) ||
    Boolean(places?.some((place) => isOpenSometime(place.hours))) ||
    (visits === 0 && Boolean(channels?.some(({ url }) => url))),
  contacts: ({ contacts, places }) => isReachable(contacts) || Boolean(places?.some((place) => isReachable(place.contacts))),
  steps: ({ steps }) => isFilled(steps),
};

/** Which of the eight classes of a guide a service has, and which are missing. An empty list of documents says that none is needed. */
export function completeness(service: PublicService): Completeness {
  const missing = serviceClasses.filter((name) => !isThere[name](service));
  return { score: serviceClasses.length - missing.length, missing };
}

function isFilled(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

function isOpenSometime(hours: PublicService['hours']): boolean {
  return Boolean(hours?.text?.trim()) || isFilled(hours?.periods);
}

function isReachable(contacts: PublicService['contacts']): boolean {
  return Boolean(contacts?.some(({ phones, email, url }) => isFilled(phones) || email || url));
}
