export * from './followed-request.js';
export * from './is-overdue.js';
export * from './new-service-request.js';
export * from './rating.js';
export * from './receipt.js';
export * from './request-source.js';
export * from './request-type.js';
export * from './service-request.js';
