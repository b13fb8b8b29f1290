import { specFilters, type Open311Dialect } from '../dialect.js';

/** GeoReport v2 in XML alone, the only format that the standard demands: Washington, Alexandria, Toronto, Greenwich. */
export const xmlOnly: Open311Dialect<true> = {
  name: 'xml-only',
  formats: ['xml'],
  filters: specFilters,
  describes: true,
  writes: true,
  windowDays: 90,
};
