import { CivicError } from '../errors/civic-error.js';
import { distanceBetween } from '../geo/distance-between.js';
import { identifyByUrl } from '../source/identities.js';
import type { Rules } from '../source/rules.js';
import { readBound } from '../source/read-bound.js';
import { holdsWords } from '../source/holds-words.js';

/** The newest request first; what is undated stands last. */
export const requestRules: Rules<'requests'> = {
  filters: {
    type: (wanted) => (request) => request.type?.id === wanted,
    status: (wanted) => (request) => request.authorityStatus === wanted,
    since: (wanted, instant) => {
      const from = readBound('since', wanted, instant);
      return ({ requested }) => requested !== undefined && instant(requested) >= from;
    },
    until: (wanted, instant) => {
      const end = readBound('until', wanted, instant);
      return ({ requested }) => requested !== undefined && instant(requested) < end;
    },
    updatedAfter: (wanted, instant) => {
      const from = readBound('updatedAfter', wanted, instant);
      return ({ updated, requested }) => {
        const changed = updated ?? requested;
        return changed !== undefined && instant(changed) >= from;
      };
    },
    near: (wanted) => {
      if (!(wanted.radius > 0)) throw new CivicError('invalid/query', 'near: the radius is no number of metres above 0');
      return ({ where }) => where !== undefined && distanceBetween(where, wanted) <= wanted.radius;
    },
    text: holdsWords(({ title, description, address, type }) => [title, description, address, type?.name]),
  },
  place({ requested, updated }, { instant }) {
    const dated = requested ?? updated;
    const time = dated ? instant(dated) : NaN;
    return { tier: 0, time: Number.isNaN(time) ? -Infinity : time };
  },
  inOrder: () => false,
  identities: ({ url, sameAs }) => identifyByUrl(url, sameAs),
  dates: ({ requested, updated }) => ({ published: updated ?? requested }),
};
