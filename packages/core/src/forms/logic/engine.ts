import type * as Late from '../late.js';

/** How much of the engine is here. */
export interface Engine {
  /** Undefined until it has been loaded. */
  late: typeof Late | undefined;
  /** What is late would have been asked: what followed without it is not settled. */
  lacks: boolean;
}
