import { CivicError } from '@civickit/core';
import { titleText } from './post-prose.js';
import { wordpressTerm } from './post.schema.js';

/** One page of the terms of a taxonomy, as the interface gives it. */
export type ListTerms = (page: number) => Promise<readonly unknown[]>;

export const termsPerPage = 100;
/** A site with more categories has them from an import that went wrong. */
const mostPages = 20;

/**
 * The ids of categories or tags, each wanted by id, name or slug. Undefined when none is wanted.
 * @throws CivicError `config/invalid` for one that the site has not
 */
export async function findTerms(
  wanted: readonly (string | number)[] | undefined,
  what: 'categories' | 'tags',
  source: string,
  list: ListTerms,
): Promise<string | undefined> {
  if (!wanted?.length) return undefined;
  const names = wanted.filter((one): one is string => typeof one === 'string');
  const known = new Map<string, number>();
  if (names.length > 0) {
    for (let page = 1; page <= mostPages; page += 1) {
      const terms = await list(page);
      for (const raw of terms) {
        const term = wordpressTerm.safeParse(raw).data;
        if (!term) continue;
        if (term.slug) known.set(folded(term.slug), term.id);
        known.set(folded(titleText(term.name)), term.id);
      }
      if (terms.length < termsPerPage || names.every((name) => known.has(folded(name)))) break;
    }
  }
  const missing = names.filter((name) => !known.has(folded(name)));
  // Asking without them would show everything there is.
  if (missing.length > 0)
    throw new CivicError('config/invalid', `Source "${source}": its site has no ${what} ${missing.join(', ')}.`, { source });
  return wanted.map((one) => (typeof one === 'number' ? one : known.get(folded(one)))).join();
}

function folded(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
