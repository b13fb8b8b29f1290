export { pulled, type PulledOptions } from './pulled.js';
export { parsePulled, type ParsedPulled } from './parse-pulled.js';
export type { PulledFile } from './pulled-file.js';
