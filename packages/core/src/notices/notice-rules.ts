import { identifyByUrl } from '../source/identities.js';
import type { Rules } from '../source/rules.js';
import { noticeFilters } from './match-notice.js';
import { placeNotice } from './place-notice.js';
import { standInOrder } from './stand-in-order.js';

export const noticeRules: Rules<'notices'> = {
  filters: noticeFilters,
  place: placeNotice,
  inOrder: standInOrder,
  identities: ({ url, sameAs }) => identifyByUrl(url, sameAs),
};
