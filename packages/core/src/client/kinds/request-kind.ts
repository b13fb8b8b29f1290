import { requestRules } from '../../requests/request-rules.js';
import { openActions } from '../open-actions.js';
import type { KindSupport } from './kind-support.js';

/** Service requests, for `createClientOf`. */
export const requestKind: KindSupport<'requests'> = {
  rules: requestRules,
  openActions: (sources, runtime) => openActions(['types', 'describe', 'track', 'updates'], sources, runtime),
};
