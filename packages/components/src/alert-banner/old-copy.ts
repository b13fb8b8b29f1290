import { CivicError, type SourceReport } from '@civickit/core';

/** How long a copy that `civickit pull` made speaks for the present. */
const copyHoldsMs = 3_600_000;

/** Whether a source gave nothing but a copy of earlier. */
export function isOld(report: SourceReport, now: number): boolean {
  if (report.origin === 'file') return now - takenAt(report) > copyHoldsMs;
  return report.state === 'cached' && report.error !== undefined;
}

/** When the copy was taken, in milliseconds since the epoch. */
export function takenAt({ fetchedAt }: SourceReport): number {
  return Date.parse(fetchedAt ?? '');
}

/** What developers are told of a copy that nobody renews; the banner tells residents. */
export function oldCopy({ source, fetchedAt }: SourceReport): CivicError {
  const message = `the copy of source "${source}" was last renewed ${fetchedAt}: does the timer of civickit pull run?`;
  return new CivicError('network/old-copy', message, { source });
}
