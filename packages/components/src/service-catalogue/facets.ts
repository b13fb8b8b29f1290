import type { PublicService, TaxonomyTerm } from '@civickit/core';
import { isFree } from '../services/wording.js';
import { type Choices, type FacetName, facetNames, type FlagName, flagNames } from './choices.js';

/** Tells what a reader could narrow by that a service alone does not show. */
export interface FacetSetting {
  /** Whether it is open at the moment; undefined before it has been worked out. */
  readonly isOpen: ((service: PublicService) => boolean) | undefined;
  readonly letterOf: ((service: PublicService) => string) | undefined;
}

export interface Narrowed {
  /** Whether each service matches, by its position. */
  readonly passes: readonly boolean[];
  /** How many would match with each value of a facet, all other choices as they are. */
  readonly values: Readonly<Record<FacetName, ReadonlyMap<string, number>>>;
  readonly flags: Readonly<Record<FlagName, number>>;
  readonly letters: ReadonlyMap<string, number>;
}

/** Ids by which sources name the taxonomy of events of life; every other one holds themes. */
const eventful = /event|situation|人生|事件/i;

const isEvent = ({ taxonomy = '' }: TaxonomyTerm): boolean => eventful.test(taxonomy);

const valuesOf: Readonly<Record<FacetName, (service: PublicService) => readonly string[]>> = {
  for: ({ audience = [] }) => audience,
  event: ({ terms = [] }) => terms.filter(isEvent).map(({ name }) => name),
  theme: ({ terms = [] }) => terms.filter((term) => !isEvent(term)).map(({ name }) => name),
  unit: ({ organization }) => (organization ? [organization.name] : []),
  by: ({ channels = [] }) => [...new Set(channels.map(({ kind }) => kind))],
};

const holds: Readonly<Record<FlagName, (service: PublicService, setting: FacetSetting) => boolean>> = {
  open: (service, { isOpen }) => isOpen?.(service) ?? false,
  online: ({ channels = [] }) => channels.some(({ kind }) => kind === 'online' || kind === 'app'),
  unvisited: ({ visits }) => visits === 0,
  free: ({ fees }) => fees !== undefined && isFree(fees),
};

/** One pass over all services: a service that fails at one choice alone still counts there. */
export function narrow(services: readonly PublicService[], { facets, flags, letter }: Choices, setting: FacetSetting): Narrowed {
  const values = Object.fromEntries(facetNames.map((name) => [name, new Map<string, number>()])) as Record<FacetName, Map<string, number>>;
  const counts = Object.fromEntries(flagNames.map((name) => [name, 0])) as Record<FlagName, number>;
  const letters = new Map<string, number>();
  const passes = services.map((service) => {
    const failing: string[] = [];
    const having = facetNames.map((name) => {
      const own = valuesOf[name](service);
      const chosen = facets[name];
      if (chosen && !own.includes(chosen)) failing.push(name);
      return own;
    });
    const held = flagNames.map((name) => holds[name](service, setting));
    flagNames.forEach((name, at) => {
      if (flags.has(name) && !held[at]) failing.push(name);
    });
    const initial = setting.letterOf?.(service);
    if (letter && initial !== letter) failing.push('letter');
    if (failing.length > 1) return false;
    const counted = (name: string) => failing.length === 0 || failing[0] === name;
    facetNames.forEach((name, at) => {
      if (counted(name)) for (const value of having[at] ?? []) values[name].set(value, (values[name].get(value) ?? 0) + 1);
    });
    flagNames.forEach((name, at) => {
      if (held[at] && counted(name)) counts[name] += 1;
    });
    if (initial && counted('letter')) letters.set(initial, (letters.get(initial) ?? 0) + 1);
    return failing.length === 0;
  });
  return { passes, values, flags: counts, letters };
}
