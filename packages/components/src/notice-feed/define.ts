import { defineElement } from '../base/define-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { CivicNoticeFeed } from './notice-feed.js';

registerAllCatalogues();
defineElement('civic-notice-feed', CivicNoticeFeed);
