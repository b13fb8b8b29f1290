import { CivicError } from '@civickit/core';
import * as z from 'zod/mini';
import { parseJson } from './parse-json.js';
import { readBody } from './read-body.js';

/** Bytes of whatever members of staff write at once. */
const longest = 2 ** 20;
const mostIssues = 20;
/** Without it the small zod says of everything that it is invalid. */
const { localeError } = z.locales.en();

/** The body as a shape has it. @throws CivicError `invalid/draft`, with what is wrong at which member; `too-large/body` */
export async function readJson<Shape extends z.ZodMiniType>(request: Request, shape: Shape): Promise<z.output<Shape>> {
  const value = parseJson(await readBody(request, longest));
  if (value === undefined) throw new CivicError('invalid/draft', 'What was sent is no JSON');
  const read = z.safeParse(shape, value, { error: localeError });
  if (read.success) return read.data;
  const issues = read.error.issues.slice(0, mostIssues).map(({ path, message }) => ({ path: pointerTo(path), message }));
  throw new CivicError('invalid/draft', 'What was sent cannot be taken', { issues });
}

/** JSON Pointer (RFC 6901). */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
