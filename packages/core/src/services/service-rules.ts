import { fold, holdsWords } from '../source/holds-words.js';
import { identifyByUrl } from '../source/identities.js';
import { readBound } from '../source/read-bound.js';
import type { Rules } from '../source/rules.js';

const is = (wanted: string) => {
  const folded = fold(wanted.trim());
  return (name: string | undefined) => name !== undefined && fold(name.trim()) === folded;
};

/** Services stand in the order of their source: none is newer than another. */
export const serviceRules: Rules<'services'> = {
  filters: {
    text: holdsWords(({ name, alternateNames = [], keywords = [], summary, organization, terms = [] }) => [
      name,
      ...alternateNames,
      ...keywords,
      summary,
      organization?.name,
      ...terms.map((term) => term.name),
    ]),
    taxonomy: (wanted) => {
      const isWanted = is(wanted);
      return ({ terms = [] }) => terms.some(({ id, name }) => id === wanted || isWanted(name));
    },
    organization: (wanted) => {
      const isWanted = is(wanted);
      return ({ organization }) => organization?.id === wanted || isWanted(organization?.name);
    },
    updatedAfter: (wanted, instant) => {
      const from = readBound('updatedAfter', wanted, instant);
      return ({ updated }) => updated !== undefined && instant(updated) >= from;
    },
  },
  place: () => ({ tier: 0, time: 0 }),
  inOrder: () => true,
  async mend(batch) {
    // A copy has been read field by field; most pages have nothing else.
    if (batch?.fetchedAt !== undefined || !Array.isArray(batch?.items)) return batch;
    const code = await import('./mend-service.js').catch(() => undefined);
    return code ? { ...batch, items: await code.mendServices(batch.items) } : batch;
  },
  identities: ({ url, sameAs }) => identifyByUrl(url, sameAs),
};
