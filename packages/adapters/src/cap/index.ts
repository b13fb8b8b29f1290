export { cap, type CapOptions } from './cap.js';
export type { CapInfo, CapMessage, CapReference, ParsedCap } from './cap-message.js';
export { parseCap, type ParseCapOptions } from './parse-cap.js';
