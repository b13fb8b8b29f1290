export type { JsonSchema } from './schema/json-schema.js';
export * from './schema/to-json-schema.js';
export * from './schema/unsaid.js';
export * from './typescript/to-typescript.js';
