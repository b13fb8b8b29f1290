export * from './completeness.js';
export * from './opening-hours.js';
export * from './public-service.js';
export * from './service-source.js';
