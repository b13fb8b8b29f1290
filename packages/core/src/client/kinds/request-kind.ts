import type { FollowerAbout } from '../../requests/followed-request.js';
import type { RequestSource } from '../../requests/request-source.js';
import { requestRules } from '../../requests/request-rules.js';
import { openActions } from '../open-actions.js';
import type { KindSupport } from './kind-support.js';

/** Service requests, for `createClientOf`. */
export const requestKind: KindSupport<'requests'> = {
  rules: requestRules,
  openActions: (sources, runtime) => ({
    ...openActions(
      ['types', 'describe', 'places', 'track', 'updates', 'follow', 'addTo', 'ratings', 'ratingScheme', 'kept'],
      sources,
      runtime,
    ),
    hasPlaces: (sources as readonly RequestSource[]).some((source) => typeof source.places === 'function'),
    followers: Object.fromEntries((sources as readonly RequestSource[]).flatMap((source) => aboutFollower(source))),
  }),
};

function aboutFollower(source: RequestSource): readonly (readonly [string, FollowerAbout])[] {
  const { id, follow } = source;
  if (follow) {
    const { by, pin, takes, photos } = follow;
    return [[id, { by, pin, ...(follow.add ? { takes, ...(photos && { photos }) } : { takes: [] }) }]];
  }
  return source.get ? [[id, { by: 'number', pin: false, takes: [] }]] : [];
}
