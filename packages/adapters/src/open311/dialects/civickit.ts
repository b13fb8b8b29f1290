import { specFilters, type Open311Deployment, type Open311Dialect } from '../dialect.js';

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
  updates: { reads: true, posts: true },
  keyed: true,
  digests: true,
  placeless: true,
  privateField: 'private',
  placesAt: beside('/places.geojson'),
  ratingsAt: beside('/ratings'),
  byCode: { addressFor: beside('/requests/by-code'), number: /^\d{8}-\d{4,8}$/, uploadsAt: beside('/uploads') },
  media: { by: 'upload', path: '../../uploads', name: 'media', most: 10, maxBytes: 4 * 1024 * 1024, toCome: 'media_to_come' },
};

/** What stands beside the area's Open311. A server of one area may be named without the area: then no address follows. */
function beside(path: string): (deployment: Open311Deployment) => string | undefined {
  return ({ base, jurisdictionId }) => {
    const [, root, area] = /^(.*?)(\/areas\/[^/]+)?\/open311\/v2\/?$/.exec(base) ?? [];
    if (root === undefined) return undefined;
    const folder = area ?? (jurisdictionId === undefined ? undefined : `/areas/${encodeURIComponent(jurisdictionId)}`);
    return folder && `${root}${folder}${path}`;
  };
}
