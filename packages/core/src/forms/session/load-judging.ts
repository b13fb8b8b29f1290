import type { Judging } from './session.js';

/** What every form needs a little later than its first question. Rejects where it cannot be had. */
export async function loadJudging(): Promise<Judging> {
  return (await import('../judging.js')).judging;
}
