export * from './notice.js';
export { isExpired } from './place-notice.js';
