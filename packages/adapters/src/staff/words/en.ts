import type { StateWords } from './state-words.js';

export const en: StateWords = {
  status: { open: 'open', closed: 'closed' },
  stages: {
    received: 'received',
    checking: 'being checked',
    planned: 'planned',
    'in-progress': 'in progress',
    referred: 'referred',
    done: 'done',
    duplicate: 'duplicate',
    'not-responsible': 'not our responsibility',
    'no-action': 'no action needed',
    rejected: 'rejected',
    cancelled: 'cancelled',
  },
};
