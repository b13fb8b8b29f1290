import * as z from 'zod/mini';
import {
  problemAnswer,
  schemaNames,
  type Answer,
  type AnySchema,
  type Content,
  type JsonSchema,
  type Operation,
  type Parameter,
} from './operation.js';

export interface OpenApiDocument extends JsonSchema {
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** OpenAPI 3.1 of `operations`. @param version that of the release */
export function writeOpenApi(operations: readonly Operation[], version: string): OpenApiDocument {
  const components = new Components();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = writeOperation(operation, components);
  return {
    openapi: '3.1.1',
    info: {
      title: 'CivicKit server',
      version,
      summary: 'Notices, warnings, reports, services and forms of counties, townships and villages',
      description:
        'Every GET can be asked by HEAD too, and has an ETag. Pages of all sites may ask (CORS), but not for what goes by the cookie of a member. Errors are problem+json (RFC 9457), of Open311 its own list.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      ...(operations.some(({ security }) => security) && {
        securitySchemes: { staff: { type: 'apiKey', in: 'cookie', name: 'civickit.session_token' } },
      }),
    },
  };
}

function writeOperation(
  { method, path, id, tag, summary, inPath = {}, query = {}, headers = {}, body, security, answers }: Operation,
  components: Components,
): JsonSchema {
  const text: Parameter = { schema: { type: 'string' } };
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const parameters = [
    ...names.map((name) => ({ ...writeParameter(name, 'path', inPath[name] ?? text), required: true })),
    ...Object.entries(query).map(([name, field]) => writeParameter(name, 'query', field)),
    // `Accept` is negotiated by the media types of the answers, and is no parameter (OpenAPI 3.1.1, 4.8.12.1).
    ...Object.entries(headers)
      .filter(([name]) => name !== 'Accept')
      .map(([name, field]) => writeParameter(name, 'header', field)),
  ];
  const all = [answers, usualAnswers({ method, path, body, security })].flatMap((one) => Object.entries(one));
  const responses: Record<string, JsonSchema> = {};
  for (const [status, answer] of all) if (answer) responses[status] = joined(responses[status], writeAnswer(answer, components));
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: method === 'post', content: writeContent(body, components, 'input') } }),
    ...(security && { security: [{ [security]: [] }] }),
    responses,
  };
}

/** What the server answers whatever is asked. */
function usualAnswers({ method, path, body, security }: Pick<Operation, 'method' | 'path' | 'body' | 'security'>): Operation['answers'] {
  const wait = { 'Retry-After': { schema: { type: 'integer' }, means: 'Seconds' } };
  return {
    ...(security && { 401: problemAnswer('Nobody has signed in') }),
    ...(method === 'get' && { 304: { means: 'Nothing has changed' } }),
    ...(path.includes('{') && {
      400: problemAnswer('There is something in it that nothing can hold, such as U+0000'),
      404: problemAnswer('There is no such area, or nothing at this address'),
    }),
    ...(body && {
      413: problemAnswer('More than is taken'),
      460: problemAnswer('It is not what its Content-Digest, or the digest of the upload, says: send it again'),
    }),
    429: { ...problemAnswer('Too many requests from this network'), headers: wait },
    503: { ...problemAnswer('The database gives no answer'), headers: wait },
  };
}

function writeParameter(name: string, place: string, { schema, means }: Parameter): JsonSchema {
  return { name, in: place, ...(means !== undefined && { description: means }), schema };
}

function writeAnswer({ means, content, headers }: Answer, components: Components): JsonSchema {
  const named = Object.entries(headers ?? {}).map(([name, { schema, means: description }]) => [
    name,
    { ...(description !== undefined && { description }), schema },
  ]);
  return {
    description: means,
    ...(named.length > 0 && { headers: Object.fromEntries(named) as JsonSchema }),
    ...(content && { content: writeContent(content, components, 'output') }),
  };
}

function writeContent(content: Content, components: Components, io: 'input' | 'output'): JsonSchema {
  return Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [type, schema ? { schema: components.refer(schema, io) } : {}]),
  );
}

/** Two answers of one status, such as Open311's own and that of all areas. */
function joined(first: JsonSchema | undefined, second: JsonSchema): JsonSchema {
  if (!first) return second;
  return { ...second, ...first, content: { ...(second['content'] as JsonSchema), ...(first['content'] as JsonSchema) } };
}

/** Schemas that stand once, by their names. */
class Components {
  readonly schemas: Record<string, JsonSchema> = {};

  refer(schema: AnySchema, io: 'input' | 'output'): JsonSchema {
    if ('_zod' in schema) return this.#withoutDefinitions(z.toJSONSchema(schema as z.core.$ZodType, { metadata: schemaNames, io }), '');
    const { title } = schema;
    if (typeof title !== 'string') return schema;
    // Of another maker: what it is made of has names of its own.
    const name = title.replaceAll(' ', '');
    this.schemas[name] ??= this.#withoutDefinitions(schema, `${name}.`);
    return { $ref: `#/components/schemas/${name}` };
  }

  /** What stands in `$defs` goes to where every reader of OpenAPI looks for it. */
  #withoutDefinitions({ $defs = {}, ...schema }: JsonSchema, prefix: string): JsonSchema {
    const moved = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(moved);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          name,
          name === '$ref' ? String(one).replace('#/$defs/', `#/components/schemas/${prefix}`) : moved(one),
        ]),
      );
    };
    for (const [name, one] of Object.entries($defs as Record<string, JsonSchema>)) {
      const [key, made] = [prefix + name, moved(one) as JsonSchema];
      const before = (this.schemas[key] ??= made);
      if (JSON.stringify(before) !== JSON.stringify(made)) throw new Error(`there are two schemas of the name ${key}`);
    }
    return moved({ ...schema, $schema: undefined }) as JsonSchema;
  }
}
