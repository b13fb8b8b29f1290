import { defineElement } from '@civickit/components/runtime.js';
import { CivicNoticeFeed } from '@civickit/components/notice-feed';

export const define = (): void => defineElement('civic-notice-feed', CivicNoticeFeed);
