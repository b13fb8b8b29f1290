export * from './alert.js';
export * from './closest-language.js';
export * from './covers-place.js';
export * from './notice.js';
export { isExpired } from './place-notice.js';
