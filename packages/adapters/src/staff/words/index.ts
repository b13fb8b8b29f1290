// Only `export *`: see `../index.ts`. Each language is a file of its own, so that a page loads one.
export * from './en.js';
export * from './state-words.js';
export * from './zh-hans.js';
export * from './zh-hant.js';
