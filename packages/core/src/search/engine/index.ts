export { initialOf } from './initial-of.js';
export { buildServiceSearch, type ServiceSearch, type ServiceSearchOptions } from './service-search.js';
