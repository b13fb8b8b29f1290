import { defineElement } from '../base/define-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { CivicFeedback } from './feedback.js';

registerAllCatalogues();
defineElement('civic-feedback', CivicFeedback);
