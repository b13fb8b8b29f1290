const id = '^[a-z0-9-]{1,40}$';
const words = { type: 'object', minProperties: 1, additionalProperties: { type: 'string', pattern: '\\S' } };
const reason = { type: 'object', required: ['id', 'label'], properties: { id: { type: 'string', pattern: id }, label: words } };
// What builds it is marked as pure, so that no page carries it.
const byLevel = (each: object): Readonly<Record<string, object>> =>
  Object.fromEntries(['5', '4', '3', '2', '1'].map((level) => [level, each]));

/** JSON Schema of a scheme's file, for editors; what is there twice only `parseRatingScheme` sees. */
export const ratingSchemeJsonSchema: Readonly<Record<string, unknown>> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'CivicKit reasons for ratings',
  type: 'object',
  required: ['version', 'levels'],
  properties: {
    $schema: { type: 'string' },
    version: { type: 'string', pattern: '^[A-Za-z0-9_./-]{1,40}$' },
    levels: {
      type: 'object',
      required: ['5', '4', '3', '2', '1'],
      additionalProperties: false,
      properties: /* @__PURE__ */ byLevel({ type: 'array', maxItems: 20, items: reason }),
    },
    names: { type: 'object', additionalProperties: false, properties: /* @__PURE__ */ byLevel(words) },
  },
};
