import { defineElement } from '@civickit/components/runtime.js';
import { CivicOutbox } from '@civickit/components/outbox';

export const define = (): void => defineElement('civic-outbox', CivicOutbox);
