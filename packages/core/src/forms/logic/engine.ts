import type { judging } from '../judging.js';
import type { Scope } from './scope.js';

/** How much of the engine is here. */
export interface Engine {
  /** Undefined until it has been loaded. */
  judging: typeof judging | undefined;
  /** It would have been asked: what followed without it is not settled. */
  lacks: boolean;
}

/** What expressions of a form see, and are judged by. */
export interface JudgedScope extends Scope {
  readonly engine: Engine;
}
