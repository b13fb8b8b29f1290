import { defineElement } from '../base/define-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { CivicServiceCatalogue } from './service-catalogue.js';

registerAllCatalogues();
defineElement('civic-service-catalogue', CivicServiceCatalogue);
