import type { RequestStage } from '@civickit/core';
import { meaningOf } from '../read/statuses.js';

/** Words of service request updates (mySociety), and two of CitySDK's `detailed_status` for what those have none for. */
const words: Readonly<Record<RequestStage, string>> = {
  received: 'received',
  checking: 'investigating',
  planned: 'planned',
  'in-progress': 'in_progress',
  referred: 'internal_referral',
  done: 'fixed',
  duplicate: 'duplicate',
  'not-responsible': 'not_councils_responsibility',
  'no-action': 'no_further_action',
  rejected: 'rejected',
  cancelled: 'cancelled',
};

/** The word for a stage that does not gainsay the status; undefined where there is none. */
export function stageWord(stage: RequestStage | undefined, status: 'open' | 'closed' | undefined): string | undefined {
  const word = stage && words[stage];
  return word !== undefined && (status === undefined || meaningOf(word).status === status) ? word : undefined;
}

/** The word for an update: its stage, else its status, else that nothing has changed. */
export function updateWord(stage: RequestStage | undefined, status: 'open' | 'closed' | undefined): string {
  return stageWord(stage, status) ?? status ?? 'unchanged';
}
