import type { Judging } from './early-form.js';

/** What every form needs a little later than its first question. Rejects where it cannot be had. */
export function loadJudging(): Promise<Judging> {
  return import('../judging.js');
}
