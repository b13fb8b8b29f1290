import { specFilters, type Open311Dialect } from '../dialect.js';

/** SeeClickFix; its base address ends in the number of the organisation: `https://seeclickfix.com/open311/v2/1/`. */
export const seeclickfix: Open311Dialect<true> = {
  name: 'seeclickfix',
  formats: ['json', 'xml'],
  filters: specFilters,
  describes: true,
  writes: true,
  windowDays: 90,
  paging: { by: 'page', size: 20, max: 20 },
};
