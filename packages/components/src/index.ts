export type * from './host/host.js';
