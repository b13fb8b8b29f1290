import { defineElement } from '@civickit/components/runtime.js';
import { CivicAlertBanner } from '@civickit/components/alert-banner';

export const define = (): void => defineElement('civic-alert-banner', CivicAlertBanner);
