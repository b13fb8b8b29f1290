import { defineElement } from '../base/define-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { CivicServiceGuide } from './service-guide.js';

registerAllCatalogues();
defineElement('civic-service-guide', CivicServiceGuide);
