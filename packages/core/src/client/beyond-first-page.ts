export { decodeCursor } from './decode-cursor.js';
export { findItem } from './find-item.js';
