export { describe, types, updates } from './request-types.js';
export { find, send, track } from './send.js';
export { taxonomies } from './taxonomies.js';
