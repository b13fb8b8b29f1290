import { CivicFeedback } from '@civickit/components/feedback';
import { defineElement } from '@civickit/components/runtime.js';

export const define = (): void => defineElement('civic-feedback', CivicFeedback);
