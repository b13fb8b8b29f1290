import { defineElement } from '../base/define-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { CivicRating } from './rating.js';

registerAllCatalogues();
defineElement('civic-rating', CivicRating);
