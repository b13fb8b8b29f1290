import { serviceRules } from '../../services/service-rules.js';
import { openActions } from '../open-actions.js';
import type { KindSupport } from './kind-support.js';

/** Public services, for `createClientOf`. */
export const serviceKind: KindSupport<'services'> = {
  rules: serviceRules,
  openActions: (sources, runtime) => openActions(['taxonomies', 'searchIndex'], sources, runtime),
};
