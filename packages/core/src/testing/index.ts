export * from './checks.js';
export * from './client-cases.js';
export * from './describe-notice-source.js';
export * from './memory-source.js';
export * from './notice-source-cases.js';
export * from './sample-notices.js';
export * from './store-cases.js';
export * from './test-clock.js';
