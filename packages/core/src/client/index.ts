export * from './client.types.js';
export * from './create-client.js';
