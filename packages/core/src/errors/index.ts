export * from './civic-error.js';
export * from './codes.js';
