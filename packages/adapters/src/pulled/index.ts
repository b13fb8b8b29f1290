export { pulled, type PulledOptions } from './pulled.js';
export { parsePulled } from './parse-pulled.js';
export type { ParsedPulled } from './read-pulled.js';
export type { PulledFile } from './pulled-file.js';
