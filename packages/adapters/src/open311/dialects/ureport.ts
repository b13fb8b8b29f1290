import { specFilters, type Open311Dialect } from '../dialect.js';

/** uReport: Bloomington. Numbers as ids, pages of a thousand, pictures as a part of the form. */
export const ureport: Open311Dialect<true> = {
  name: 'ureport',
  formats: ['json', 'xml'],
  filters: { ...specFilters, updatedAfter: 'updated_after' },
  describes: true,
  writes: true,
  paging: { by: 'page', size: 1000, max: 1000 },
  media: { by: 'part', name: 'media', most: 1, maxBytes: 8 * 1024 * 1024 },
};
