// Only `export *`: what is named here makes esbuild, when it splits, keep all that this file lists, used or not.
export * from './client/index.js';
export * from './errors/index.js';
export * from './freshness/assess-freshness.js';
export * from './freshness/freshness.js';
export * from './http/index.js';
export * from './notices/index.js';
export * from './rich-text/index.js';
export * from './source/resources.js';
export * from './source/source.js';
export * from './store/browser-store.js';
export * from './store/memory-store.js';
export * from './store/store.js';
export * from './when/add-duration.js';
export * from './when/instant.js';
export * from './when/to-instant.js';
export * from './when/parse-when.js';
export * from './when/when.js';
