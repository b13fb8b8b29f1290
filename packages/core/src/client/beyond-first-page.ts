export { decodeCursor } from './decode-cursor.js';
export { findItem } from './find-item.js';
export { iterateThrough, pageThrough } from './page-through.js';
