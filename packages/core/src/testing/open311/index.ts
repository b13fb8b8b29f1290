export * from './create-open311-server.js';
export { open311Dialects, type Open311Dialect } from './dialects/index.js';
export type { Open311Fault } from './faults.js';
