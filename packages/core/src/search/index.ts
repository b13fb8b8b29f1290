export * from './fold-words.js';
export * from './scan-places.js';
export { scanServices } from './scan-services.js';
