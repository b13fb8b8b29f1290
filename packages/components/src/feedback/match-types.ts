import type { RequestType } from '@civickit/core';
import { foldText, splitWords } from '@civickit/core/search';

interface Folded {
  readonly name: string;
  readonly keywords: readonly string[];
  readonly all: string;
}

const folded = new WeakMap<RequestType, Folded>();

function foldedOf(type: RequestType): Folded {
  const known = folded.get(type);
  if (known) return known;
  const { name, description = '', keywords = [], groups = [] } = type;
  const made = {
    name: foldText(name),
    keywords: keywords.map(foldText),
    all: foldText([name, ...keywords, ...groups, description].join('\n')),
  };
  folded.set(type, made);
  return made;
}

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
  // In scripts without spaces a word stands anywhere; elsewhere "car" is no part of "care".
  const holds = (term: string): boolean => {
    const parts = splitWords(term);
    return (
      parts.length > 0 && parts.every((part) => words.has(part) || (/[^\p{sc=Latin}\p{sc=Arab}\p{N}]/u.test(part) && given.includes(part)))
    );
  };
  return types
    .map((type) => {
      const { name, keywords } = foldedOf(type);
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
