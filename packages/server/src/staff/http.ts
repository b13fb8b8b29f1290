import { CivicError } from '@civickit/core';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import { languageOr } from '../http/is-language.js';
import { parseJson } from '../http/parse-json.js';
import { readJson } from '../http/read-json.js';

/** The body, as its schema has it. @throws CivicError as `readJson`; `invalid/draft` (415) where it does not come as JSON */
export async function readSent<T>({ req }: Context, schema: z.ZodMiniType<T>): Promise<T> {
  // What a form of another site could send with the cookies of a member never is JSON by its type.
  if (!/^application\/json\s*(;|$)/i.test(req.header('content-type') ?? ''))
    throw new CivicError('invalid/draft', 'What is sent here has the type application/json', { status: 415 });
  return readJson(req.raw, schema);
}

/** The version that whoever changes something has read, from `If-Match`. @throws CivicError `invalid/query` (428) */
export function versionIn({ req }: Context): number {
  const version = /^"(\d{1,9})"$/.exec(req.header('if-match')?.trim() ?? '')?.[1];
  if (version === undefined)
    throw new CivicError('invalid/query', 'If-Match must name the version that you have read, as in "3"', { status: 428 });
  return Number(version);
}

/** The language that is asked for. */
export function languageIn({ req }: Context, fallback: string): string {
  return languageOr(req.query('lang'), fallback);
}

export function answerVersion(c: Context, value: object & { readonly version: number }, status: 200 | 201 = 200): Response {
  return c.json(value, status, { ETag: `"${value.version}"` });
}

/** A cursor over texts of our own. */
export function writeCursor(parts: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws CivicError `invalid/cursor` */
export function readCursor<T extends readonly z.ZodMiniType[]>(cursor: string, schema: z.ZodMiniTuple<T>): z.infer<z.ZodMiniTuple<T>> {
  const read = z.safeParse(schema, parseJson(Buffer.from(cursor, 'base64url')));
  if (!read.success) throw new CivicError('invalid/cursor', 'The cursor is none that this list gave');
  return read.data;
}
