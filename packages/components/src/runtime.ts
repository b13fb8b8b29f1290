export { CivicElement } from './base/civic-element.js';
export { defineElement } from './base/define-element.js';
export { isDeveloping, setDocsBase } from './base/report.js';
export { setFallbackLanguage } from './base/language.js';
export { hostContext } from './host/context.js';
export type { Host, HostSpec, Opened } from './host/host.js';
export { type CatalogueLoader, registerCatalogues } from './i18n/catalogues.js';
export { consumeHost } from './controllers/host-consumer.js';
export { directedIcon, icon } from './icons/icon.js';
