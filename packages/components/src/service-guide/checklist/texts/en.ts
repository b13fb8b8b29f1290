import type { ChecklistTexts } from '../checklist-texts.js';

export const en: ChecklistTexts = {
  progress: (ready, all) => `${ready} of ${all} ready`,
  kept: 'What you tick is kept on this device only.',
  notKept: 'What you tick cannot be kept on this device: it is gone when this page is closed.',
  clear: 'Untick all',
  cleared: 'Nothing is ticked any more',
};
