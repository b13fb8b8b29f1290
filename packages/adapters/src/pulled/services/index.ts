export { mostServiceBytes, pulledServices } from './pulled-services.js';
export { parsePulledServices, type ParsedPulledServices } from './parse-pulled-services.js';
export type { PulledServicesFile } from '../pulled-file.js';
