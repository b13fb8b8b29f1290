import type { RequestType } from '@civickit/core';
import { foldText, splitWords } from '@civickit/core/search';

interface Folded {
  readonly name: string;
  readonly keywords: readonly string[];
  readonly all: string;
  /** Name and keywords as they are looked for in a text. */
  readonly terms: readonly Term[];
}

/** The words of a term: all of them stand in a text that holds it. */
type Term = readonly {
  readonly word: string;
  /** In scripts without spaces a word stands anywhere; elsewhere "car" is no part of "care". */
  readonly isAnywhere: boolean;
}[];

const folded = new WeakMap<RequestType, Folded>();

/** Made once for each type: it is asked for with every key. */
function foldedOf(type: RequestType): Folded {
  const known = folded.get(type);
  if (known) return known;
  const { name, description = '', keywords = [], groups = [] } = type;
  const own = { name: foldText(name), keywords: keywords.map(foldText) };
  const made = {
    ...own,
    all: foldText([name, ...keywords, ...groups, description].join('\n')),
    terms: [own.name, ...own.keywords].map(termOf),
  };
  folded.set(type, made);
  return made;
}

const termOf = (text: string): Term =>
  splitWords(text).map((word) => ({ word, isAnywhere: /[^\p{sc=Latin}\p{sc=Arab}\p{N}]/u.test(word) }));

/** Types in which every word stands, those whose name begins so first. Blank text finds nothing. */
export function searchTypes(types: readonly RequestType[], text: string): readonly RequestType[] {
  const wanted = foldText(text.trim());
  const words = splitWords(wanted);
  if (words.length === 0) return [];
  const rank = ({ name, keywords }: Folded) =>
    name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : keywords.includes(wanted) ? 2 : 3;
  return types
    .map((type) => ({ type, own: foldedOf(type) }))
    .filter(({ own }) => words.every((word) => own.all.includes(word)))
    .sort((one, other) => rank(one.own) - rank(other.own))
    .map(({ type }) => type);
}

const mostFitting = 3;

/** Types of whose names or keywords something stands in a text that was written for people, the most telling first. */
export function fittingTypes(types: readonly RequestType[], text: string): readonly RequestType[] {
  const given = foldText(text);
  const words = new Set(splitWords(given));
  const holds = (term: Term): boolean =>
    term.length > 0 && term.every(({ word, isAnywhere }) => words.has(word) || (isAnywhere && given.includes(word)));
  return types
    .map((type) => {
      const [name = [], ...keywords] = foldedOf(type).terms;
      return { type, worth: (holds(name) ? 3 : 0) + keywords.filter(holds).length };
    })
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, mostFitting)
    .map(({ type }) => type);
}

/** Types under their outermost heading, in the order of the source; those without one last. */
export function groupTypes(
  types: readonly RequestType[],
): readonly (readonly [group: string | undefined, types: readonly RequestType[]])[] {
  const groups = new Map<string | undefined, RequestType[]>();
  for (const type of types) {
    const [group] = type.groups ?? [];
    const there = groups.get(group);
    if (there) there.push(type);
    else groups.set(group, [type]);
  }
  const named = [...groups].filter(([group]) => group !== undefined);
  const rest = groups.get(undefined);
  return rest ? [...named, [undefined, rest]] : named;
}
