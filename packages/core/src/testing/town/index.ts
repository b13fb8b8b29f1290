export * from './sample-reports.js';
export * from './sample-town.js';
export * from './sample-types.js';
export * from './to-domain.js';
