import type { FollowerAbout } from '../../requests/followed-request.js';
import type { RequestSource } from '../../requests/request-source.js';
import { requestRules } from '../../requests/request-rules.js';
import { openActions } from '../open-actions.js';
import type { KindSupport } from './kind-support.js';

/** Service requests, for `createClientOf`. */
export const requestKind: KindSupport<'requests'> = {
  rules: requestRules,
  openActions: (given, runtime) => {
    const sources = given as readonly RequestSource[];
    const some = (name: 'places' | 'ratingScheme') => sources.some((source) => typeof source[name] === 'function');
    const own = some('ratingScheme') ? (['ratingScheme'] as const) : [];
    return {
      ...openActions(['types', 'describe', 'places', 'track', 'updates', 'follow', 'addTo', 'ratings', ...own], sources, runtime),
      hasPlaces: some('places'),
      followers: Object.fromEntries(sources.flatMap(aboutFollower)),
    };
  },
};

function aboutFollower(source: RequestSource): readonly (readonly [string, FollowerAbout])[] {
  const { id, follow } = source;
  if (follow) {
    const { by, pin, takes, photos } = follow;
    return [[id, { by, pin, ...(follow.add ? { takes, ...(photos && { photos }) } : { takes: [] }) }]];
  }
  return source.get ? [[id, { by: 'number', pin: false, takes: [] }]] : [];
}
