export { foldText, splitWords } from './fold-words.js';
export { scanServices } from './scan-services.js';
