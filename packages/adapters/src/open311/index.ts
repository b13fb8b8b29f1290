export type { CoordinateSystem } from '../coordinates/coordinate-system.js';
export type { Fields } from '../record/fields.js';
export { open311, type Open311Options, type Open311Source, type WritableRequestSource } from './open311.js';
export type {
  Open311ByCode,
  Open311DateStyle,
  Open311Dialect,
  Open311Filters,
  Open311Format,
  Open311Media,
  Open311Paging,
  Open311Paths,
  StatusMeaning,
} from './dialect.js';
export { specFilters } from './dialect.js';
export { parseDefinition, type ParsedDefinition } from './parse-definition.js';
export { parseDiscovery, type Open311Endpoint, type ParsedDiscovery } from './parse-discovery.js';
export { parseRequests, type ParsedRequests } from './parse-requests.js';
export { parseServices } from './parse-services.js';
export { parseUpdates } from './parse-updates.js';
export { parseErrors, type Open311Error } from './read/parse-errors.js';
export type { AnswerOptions, Parsed } from './read/read-records.js';
export { parseReceipt, type Open311Receipt } from './send/read-receipt.js';
export { postUpdate } from './post-update.js';
export type { NewRequestUpdate } from './send/submit-update.js';
export { withFormField } from './send/with-form-field.js';
