import { withDeadline } from '../deadline/with-deadline.js';
import { CivicError, isCivicError } from '../errors/civic-error.js';
import type { Runtime } from './runtime.js';

/** Code that is not needed at once. @throws CivicError `network/part`, `timeout/answer`, `aborted/by-caller` */
export async function loadCode<T>(load: () => Promise<T>, signal: AbortSignal, { sourceTimeoutMs }: Runtime): Promise<T> {
  try {
    return await withDeadline(signal, sourceTimeoutMs, 'Loading code', load);
  } catch (cause) {
    throw isCivicError(cause) ? cause : new CivicError('network/part', 'Code cannot be loaded', { cause });
  }
}
