import { toJSONSchema } from 'zod';
import type { Kind } from '@civickit/core';
import { adapterOptions } from '../src/config/adapter-options.ts';
import { kinds } from '../src/config/configuration.ts';
import { configurationSchema } from '../src/config/schema.ts';

/** JSON Schema of `civickit.json`, for editors: the configuration's own keys and those of each adapter. */
export function configurationJsonSchema(): Record<string, unknown> {
  const schema = toJSONSchema(configurationSchema, { io: 'input' });
  const lists = kinds.map((kind) => [kind, { type: 'array', items: { oneOf: entriesOf(kind) } }]);
  return {
    ...schema,
    title: 'CivicKit configuration',
    properties: { ...schema.properties, ...Object.fromEntries(lists) },
  };
}

/** What an entry of each adapter that gives this kind must look like. */
function entriesOf(kind: Kind): Record<string, unknown>[] {
  return Object.entries(adapterOptions).flatMap(([adapter, byKind]) => {
    const options = byKind[kind];
    if (!options) return [];
    const entry = toJSONSchema(options, { io: 'input' });
    delete entry.$schema;
    return [
      { ...entry, properties: { adapter: { const: adapter }, ...entry.properties }, required: ['adapter', ...(entry.required ?? [])] },
    ];
  });
}
