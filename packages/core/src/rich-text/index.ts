export { plainText } from './plain-text.js';
export * from './rich-text.js';
