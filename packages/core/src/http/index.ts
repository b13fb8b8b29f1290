export * from './create-http.js';
export type { HttpOptions } from './http-options.js';
export * from './http.types.js';
export type { Problem } from './problem.js';
