import { CivicError } from '../errors/civic-error.js';
import type * as FileCode from './file/index.js';

let loading: Promise<typeof FileCode> | undefined;

/**
 * The code for files of an outbox. It is asked for as soon as an outbox has nothing better to do: when somebody wants to carry off what
 * they could not send, there may be no network to load it by. @throws CivicError `storage/unavailable`
 */
export function loadFileCode(): Promise<typeof FileCode> {
  loading ??= import('./file/index.js').catch((cause: unknown) => {
    loading = undefined;
    throw new CivicError('storage/unavailable', 'Code cannot be loaded', { cause });
  });
  return loading;
}
