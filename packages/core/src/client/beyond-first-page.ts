export { decodeCursor } from './decode-cursor.js';
export { findItem } from './find-item.js';
export { itemsOf, pageThrough } from './page-through.js';
export { readCalendar } from './read-calendar.js';
