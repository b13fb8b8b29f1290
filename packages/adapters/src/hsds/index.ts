export { hsds, type HsdsFilter, type HsdsOptions } from './hsds.js';
export { parseHsds, type ParseHsdsOptions, type ReadServices } from './parse-hsds.js';
export type { HsdsOrigin } from './reading.js';
export type { PageFacts } from './records.js';
