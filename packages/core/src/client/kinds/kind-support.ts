import type { Kind } from '../../source/resources.js';
import type { Rules } from '../../source/rules.js';
import type { Source } from '../../source/source.js';
import type { Runtime } from '../runtime.js';

/** All that a client knows of a kind of resource: how it is merged and filtered, and what only it can be asked. */
export interface KindSupport<K extends Kind> {
  readonly rules: Rules<K>;
  /** Methods beyond those of every collection. */
  readonly openActions?: (sources: readonly Source<K>[], runtime: Runtime) => object;
}
