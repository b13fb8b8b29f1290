import { formRules } from '../../forms/resource/form-rules.js';
import { openActions } from '../open-actions.js';
import type { KindSupport } from './kind-support.js';

/** Forms, for `createClientOf`. */
export const formKind: KindSupport<'forms'> = {
  rules: formRules,
  openActions: (sources, runtime) => openActions([], sources, runtime),
};
