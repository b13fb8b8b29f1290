import * as z from 'zod/mini';
import type { QueryField } from '../http/query.js';

/** JSON Schema 2020-12, which OpenAPI 3.1 speaks. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}
/** By zod, or as JSON Schema where it comes from elsewhere. */
export type AnySchema = z.core.$ZodType | JsonSchema;

/** By media type; null for what no schema describes, such as XML and pages. */
export type Content = Readonly<Record<string, AnySchema | null>>;

/** A field of the query, a header or a part of a path. */
export interface Parameter {
  readonly schema: JsonSchema;
  readonly means?: string;
}

export interface Answer {
  readonly means: string;
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, Parameter>>;
}

/** What can be asked at one address by one method. How to add one: docs/server/openapi.md. */
export interface Operation {
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';
  /** With its parameters in braces: `/areas/{area}/forms/{form}.json`. */
  readonly path: string;
  /** Only this operation's: programs that are made from the document call it so. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  /** Of those in `path` that are no plain text. */
  readonly inPath?: Readonly<Record<string, Parameter>>;
  readonly query?: Readonly<Record<string, QueryField<unknown> | Parameter>>;
  readonly headers?: Readonly<Record<string, Parameter>>;
  readonly body?: Content;
  /** Who must sign in. @default nobody */
  readonly security?: 'staff';
  /** By status. What every operation may answer is added: 304 of a GET, 401 where somebody must sign in, 400 and 404 where the path has parameters, 413 and 460 to a body, 429 and 503. */
  readonly answers: { readonly [status: number]: Answer | undefined };
}

/** Names of schemas that stand once in the document, wherever they are used. */
export const schemaNames = z.registry<{ readonly id: string }>();

/** Gives a schema its name in the document. */
export function named<T extends z.core.$ZodType>(id: string, schema: T): T {
  schemaNames.add(schema, { id });
  return schema;
}

/** An answer, or a body, of JSON. */
export function asJson(schema: AnySchema): Content {
  return { 'application/json': schema };
}

/** An answer that says what went wrong (RFC 9457), as `problem()` writes it. */
export function problemAnswer(means: string): Answer {
  return { means, content: { 'application/problem+json': problemSchema } };
}

const problemSchema = named(
  'Problem',
  z.strictObject({
    status: z.int(),
    title: z.string(),
    /** Which of the reasons that one status may have. */
    code: z.optional(z.string()),
    /** What is to be worked out before the same is sent again. */
    challenge: z.optional(
      z.strictObject({
        algorithm: z.literal('SHA-256'),
        salt: z.string(),
        digest: z.string(),
        most: z.int(),
        token: z.string(),
      }),
    ),
    errors: z.optional(z.array(z.strictObject({ pointer: z.string(), detail: z.string() }))),
  }),
);
