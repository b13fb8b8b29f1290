import type { RouteValues } from '../controllers/route.js';

/** Facets of which one value is chosen at a time. */
export const facetNames = ['for', 'event', 'theme', 'unit', 'by'] as const;

/** Facets that are on or off. */
export const flagNames = ['open', 'online', 'unvisited', 'free'] as const;

export type FacetName = (typeof facetNames)[number];
export type FlagName = (typeof flagNames)[number];

/** What a reader has asked the catalogue for. */
export interface Choices {
  readonly text: string;
  readonly facets: Readonly<Partial<Record<FacetName, string>>>;
  readonly flags: ReadonlySet<FlagName>;
  /** A to Z, or `#` for the rest. */
  readonly letter?: string | undefined;
}

export const noChoices: Choices = { text: '', facets: {}, flags: new Set(), letter: undefined };

export function countChosen({ facets, flags, letter }: Choices): number {
  return Object.values(facets).filter(Boolean).length + flags.size + (letter ? 1 : 0);
}

export function isBlank(choices: Choices): boolean {
  return choices.text.trim() === '' && countChosen(choices) === 0;
}

/** As parameters of an address. */
export function writeChoices({ text, facets, flags, letter }: Choices): RouteValues {
  return { q: text.trim(), ...facets, is: [...flags].join(' '), letter };
}

/** The same for all choices that ask for the same. */
export function questionOf(choices: Choices): string {
  return JSON.stringify(writeChoices(choices));
}

/** From an address: what it does not know it passes over. */
export function readChoices(values: RouteValues): Choices {
  const { q = '', is = '', letter } = values;
  const facets = Object.fromEntries(facetNames.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  const flags = new Set(flagNames.filter((name) => is.split(' ').includes(name)));
  return { text: q, facets, flags, ...(letter && { letter }) };
}
