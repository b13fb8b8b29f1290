import { defineElement } from '../base/define-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { CivicAlertBanner } from './alert-banner.js';

registerAllCatalogues();
defineElement('civic-alert-banner', CivicAlertBanner);
