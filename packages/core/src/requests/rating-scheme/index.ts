export * from './default-scheme.js';
export * from './parse-rating-scheme.js';
export * from './rating-scheme-json.js';
export * from './rating-scheme.js';
