export * from './actions/create-key.js';
export * from './actions.types.js';
export * from './client.types.js';
export * from './create-client.js';
export * from './create-client-of.js';
export * from './kinds/notice-kind.js';
export * from './kinds/request-kind.js';
export * from './kinds/service-kind.js';
