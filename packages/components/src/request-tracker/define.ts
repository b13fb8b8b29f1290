import { defineElement } from '../base/define-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { CivicRequestTracker } from './request-tracker.js';

registerAllCatalogues();
defineElement('civic-request-tracker', CivicRequestTracker);
