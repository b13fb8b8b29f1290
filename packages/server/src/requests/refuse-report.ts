import { CivicError } from '@civickit/core';

/** That a report is not taken, and what of it is wrong. `path` is a JSON Pointer into what was written. */
export function refusedReport(path: string, message: string, status?: number): CivicError {
  const issues = [{ path, message }];
  return new CivicError('invalid/draft', `The report is not taken: ${message}`, { issues, ...(status !== undefined && { status }) });
}
