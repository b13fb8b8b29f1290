import type { Follower, RequestSource } from '@civickit/core';
import { loadPart } from '../../source/load-part.js';
import type { Endpoint } from '../endpoint.js';

/** Opens reports by their codes, where the dialect knows codes and it is known where. */
export function createFollower(endpoint: Endpoint, get: NonNullable<RequestSource['get']>): Follower | undefined {
  const { dialect } = endpoint;
  const address = dialect.byCode?.addressFor(endpoint);
  if (address === undefined || !dialect.byCode) return undefined;
  const { number, uploadsAt } = dialect.byCode;
  const place = uploadsAt?.(endpoint);
  const uploads = place === undefined ? undefined : { source: endpoint.source, address: new URL(place) };
  const taken = uploads && dialect.media?.by === 'upload' ? dialect.media : undefined;
  const part = () => loadPart(() => import('./by-code.js'));
  return {
    by: 'code',
    pin: false,
    takes: ['still-there', 'mended', 'note', 'reopen', 'rating'],
    ...(taken && { photos: { accept: ['image/*'], maxBytes: taken.maxBytes, most: taken.most } }),
    async open({ code }, context) {
      const typed = code.normalize('NFKC').trim();
      if (!number.test(typed)) return (await part()).openByCode(code, { endpoint, address }, context);
      const request = await get(typed, context);
      return request && { request, isOwn: false, updates: request.updates ?? [], followUps: [] };
    },
    add: async ({ code }, addition, key, context) => (await part()).addByCode(code, addition, key, { endpoint, address, uploads }, context),
  };
}
