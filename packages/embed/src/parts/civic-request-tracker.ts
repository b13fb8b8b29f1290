import { defineElement } from '@civickit/components/runtime.js';
import { CivicRequestTracker } from '@civickit/components/request-tracker';

export const define = (): void => defineElement('civic-request-tracker', CivicRequestTracker);
