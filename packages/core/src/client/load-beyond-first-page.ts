import type * as BeyondFirstPage from './beyond-first-page.js';
import { loadCode } from './load-code.js';
import type { Runtime } from './runtime.js';

/** What lists need no code for until somebody asks for more. @throws CivicError `network/part`, `timeout/answer`, `aborted/by-caller` */
export function loadBeyondFirstPage(signal: AbortSignal, runtime: Runtime): Promise<typeof BeyondFirstPage> {
  return loadCode(() => import('./beyond-first-page.js'), signal, runtime);
}
