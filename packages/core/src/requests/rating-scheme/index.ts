export * from './default-scheme.js';
export * from './rating-scheme.js';
