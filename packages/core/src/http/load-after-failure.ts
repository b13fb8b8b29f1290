import type * as AfterFailure from './after-failure.js';

/**
 * What only a failure needs: most pages never pay for it. Undefined where it cannot be had, as without a network; then the failure
 * is told without it.
 */
export function loadAfterFailure(): Promise<typeof AfterFailure | undefined> {
  return import('./after-failure.js').catch(() => undefined);
}
