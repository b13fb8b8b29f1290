import type { ErrorCode } from '@civickit/core';

/** The code of an error for what a server refuses by this status. */
export function refusalCode(status: number | undefined): ErrorCode {
  return status === 401 || status === 403 ? 'auth/refused' : 'http/client-error';
}
