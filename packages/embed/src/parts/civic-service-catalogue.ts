import { defineElement } from '@civickit/components/runtime.js';
import { CivicServiceCatalogue } from '@civickit/components/service-catalogue';

export const define = (): void => defineElement('civic-service-catalogue', CivicServiceCatalogue);
