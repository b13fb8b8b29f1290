import type { Kind } from '@civickit/core';

/** One thing that `check` has found. Only `wrong` makes the exit code 1. */
export interface Finding {
  readonly level: 'good' | 'note' | 'caution' | 'wrong';
  /** File with row and column, or the id of a source. */
  readonly where: string;
  readonly message: string;
}

/** A row of the table of sources. */
export interface SourceRow {
  readonly id: string;
  readonly kind: Kind;
  readonly state: 'ok' | 'failed' | 'unasked';
  readonly items?: number;
  /** What can be reported, at sources of requests. */
  readonly types?: number;
  /** There are more items than were read. */
  readonly atLeast?: true;
  /** Date of the newest item. */
  readonly newest?: string;
  readonly address: string;
}
