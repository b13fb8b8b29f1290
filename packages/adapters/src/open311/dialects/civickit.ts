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
  byCode: { addressFor: beside('requests/by-code'), number: /^\d{8}-\d{4,8}$/ },
  ratingsAt: beside('ratings'),
  media: { by: 'upload', path: '../../uploads', name: 'media', most: 10, maxBytes: 4 * 1024 * 1024 },
};

/** Beside the area's Open311. A server of one area may be named without the area: then no address follows. */
function beside(name: string): NonNullable<Open311Dialect['ratingsAt']> {
  return ({ base, jurisdictionId }) => {
    const [, root, area] = /^(.*?)(\/areas\/[^/]+)?\/open311\/v2\/?$/.exec(base) ?? [];
    if (root === undefined) return undefined;
    const path = area ?? (jurisdictionId === undefined ? undefined : `/areas/${encodeURIComponent(jurisdictionId)}`);
    return path && `${root}${path}/${name}`;
  };
}
