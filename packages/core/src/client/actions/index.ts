export { addTo, follow } from './follow.js';
export { kept } from './kept.js';
export { describe, places, types, updates } from './request-types.js';
export { find, prepare, send, track, upload } from './send.js';
export { ratings, ratingScheme } from './ratings.js';
export { searchIndex } from './search-index.js';
export { taxonomies } from './taxonomies.js';
