export * from './alert.js';
export * from './notice.js';
export * from './is-expired.js';
