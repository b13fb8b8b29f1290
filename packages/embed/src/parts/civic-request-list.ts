import { defineElement } from '@civickit/components/runtime.js';
import { CivicRequestList } from '@civickit/components/request-list';

export const define = (): void => defineElement('civic-request-list', CivicRequestList);
