import { specFilters, type Open311Dialect } from '../dialect.js';

/** GeoReport v2 to the letter: no pages, 90 days or a thousand requests at a time. */
export const spec: Open311Dialect<true> = {
  name: 'spec',
  formats: ['json', 'xml'],
  filters: specFilters,
  describes: true,
  writes: true,
  windowDays: 90,
};
