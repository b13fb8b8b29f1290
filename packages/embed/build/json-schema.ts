import { feedOptions } from '@civickit/adapters/feed/options.js';
import { toJSONSchema } from 'zod';
import { configurationSchema } from '../src/config/schema.ts';

/** JSON Schema of `civickit.json`, for editors: the configuration's own keys and those of each adapter. */
export function configurationJsonSchema(): Record<string, unknown> {
  const schema = toJSONSchema(configurationSchema, { io: 'input' });
  const feed = toJSONSchema(feedOptions, { io: 'input' });
  delete feed.$schema;
  feed.properties = { adapter: { const: 'feed' }, ...feed.properties };
  feed.required = [...new Set(['adapter', ...(feed.required ?? [])])];
  return {
    ...schema,
    title: 'CivicKit configuration',
    properties: { ...schema.properties, notices: { type: 'array', items: { oneOf: [feed] } } },
  };
}
