export type { JsonLdObject, JsonLdValue } from './json-ld.js';
export { jsonLdText } from './json-ld-text.js';
export { toGovernmentService, type GovernmentServiceOptions } from './to-government-service.js';
