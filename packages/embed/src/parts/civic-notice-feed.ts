import { defineElement } from '@civickit/components';
import { CivicNoticeFeed } from '@civickit/components/notice-feed';

export const define = (): void => defineElement('civic-notice-feed', CivicNoticeFeed);
