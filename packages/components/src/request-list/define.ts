import { defineElement } from '../base/define-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { CivicRequestList } from './request-list.js';

registerAllCatalogues();
defineElement('civic-request-list', CivicRequestList);
