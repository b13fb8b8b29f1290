import { toJSONSchema } from 'zod';
import { adapterOptions } from '../src/config/adapter-options.ts';
import { configurationSchema } from '../src/config/schema.ts';

/** JSON Schema of `civickit.json`, for editors: the configuration's own keys and those of each adapter. */
export function configurationJsonSchema(): Record<string, unknown> {
  const schema = toJSONSchema(configurationSchema, { io: 'input' });
  const entries = Object.entries(adapterOptions).map(([adapter, options]) => {
    const entry = toJSONSchema(options, { io: 'input' });
    delete entry.$schema;
    return { ...entry, properties: { adapter: { const: adapter }, ...entry.properties }, required: ['adapter', ...(entry.required ?? [])] };
  });
  return {
    ...schema,
    title: 'CivicKit configuration',
    properties: { ...schema.properties, notices: { type: 'array', items: { oneOf: entries } } },
  };
}
