import { waitUntil as openWcWaitUntil } from '@open-wc/testing';

/**
 * Resolves once `ask` gives something. What is waited for may load code first, for which a busy machine takes longer than the second that
 * open-wc allows: here it has nearly as long as a test may last.
 */
export function waitUntil(ask: () => unknown, what?: string): Promise<void> {
  return openWcWaitUntil(ask, what, { timeout: 25_000 });
}
