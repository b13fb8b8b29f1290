export { type CatalogueLoader, registerCatalogues } from './catalogues.js';
export { Formatter } from './formatter.js';
export type { Texts } from './texts.js';
