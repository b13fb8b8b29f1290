export { scanPlaces } from '@civickit/core/search';
export { type ListRung, renderList } from './render-list.js';
