// Only `export *`: what is named here makes esbuild, when it splits, keep all that this file lists, used or not.
export * from './charset.js';
export * from './limits.js';
export * from './references.js';
export * from './slices.js';
export * from './tokenizer.js';
export * from './without-invalid.js';
export * from './write-markup.js';
export * from './xml-reader.js';
export * from './xml-scope.js';
export * from '../rich-text/checked-url.js';
export * from '../rich-text/plain-text.js';
export * from '../rich-text/plain-text-from-html.js';
export * from '../rich-text/rich-text-from-html.js';
export * from '../rich-text/rich-text-from-text.js';
