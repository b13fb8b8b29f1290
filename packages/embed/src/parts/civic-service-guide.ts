import { defineElement } from '@civickit/components/runtime.js';
import { CivicServiceGuide } from '@civickit/components/service-guide';

export const define = (): void => defineElement('civic-service-guide', CivicServiceGuide);
