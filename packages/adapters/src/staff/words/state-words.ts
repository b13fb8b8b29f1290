import type { RequestStage } from '@civickit/core';

/** How those who work on reports call what has become of one, on their pages and in their spreadsheets. */
export interface StateWords {
  readonly status: Readonly<Record<'open' | 'closed', string>>;
  readonly stages: Readonly<Record<RequestStage, string>>;
}
