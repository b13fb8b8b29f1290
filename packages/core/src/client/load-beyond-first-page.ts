import { withDeadline } from '../deadline/with-deadline.js';
import { CivicError, isCivicError } from '../errors/civic-error.js';
import type * as BeyondFirstPage from './beyond-first-page.js';
import type { Runtime } from './runtime.js';

/** What lists need no code for until somebody asks for more. @throws CivicError `network/part`, `timeout/answer`, `aborted/by-caller` */
export async function loadBeyondFirstPage(signal: AbortSignal, { sourceTimeoutMs }: Runtime): Promise<typeof BeyondFirstPage> {
  try {
    return await withDeadline(signal, sourceTimeoutMs, 'Loading code', () => import('./beyond-first-page.js'));
  } catch (cause) {
    throw isCivicError(cause) ? cause : new CivicError('network/part', 'The code for what follows cannot be loaded', { cause });
  }
}
