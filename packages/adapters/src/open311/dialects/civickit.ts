import { specFilters, type Open311Dialect } from '../dialect.js';

/** `@civickit/server`: keys for ever, pages of a thousand, photos, and all questions of the client. */
export const civickit: Open311Dialect<true> = {
  name: 'civickit',
  formats: ['json', 'xml'],
  filters: { ...specFilters, updatedAfter: 'updated_after', text: 'q' },
  describes: true,
  writes: true,
  paging: { by: 'page', size: 1000, max: 1000 },
  near: ({ latitude, longitude, radius }) => ({ lat: String(latitude), long: String(longitude), radius: String(radius) }),
  parameters: { extensions: 'true' },
  updates: { reads: true, posts: false },
  keyed: true,
  media: { by: 'upload', path: '../../uploads', name: 'media', most: 10, maxBytes: 4 * 1024 * 1024 },
};
