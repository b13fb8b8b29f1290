import { identifyByUrl } from '../source/identities.js';
import type { Rules } from '../source/rules.js';
import { noticeFilters } from './match-notice.js';
import { placeNotice } from './place-notice.js';

export const noticeRules: Rules<'notices'> = {
  filters: noticeFilters,
  place: placeNotice,
  identities: ({ url, sameAs }) => identifyByUrl(url, sameAs),
};
