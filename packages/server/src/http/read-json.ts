import type * as z from 'zod/mini';
import { parseJson } from './parse-json.js';
import { problem } from './problem.js';
import { readBody } from './read-body.js';

/** What is sent to the routes of staff is small. */
const longest = 256 * 1024;

/** The body as a shape has it, or the answer that says what is wrong with it. @throws CivicError `too-large/body` */
export async function readJson<Shape extends z.ZodMiniType>(request: Request, shape: Shape): Promise<z.output<Shape> | Response> {
  const value = parseJson(await readBody(request, longest));
  if (value === undefined) return problem(400, 'What was sent is no JSON');
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  return problem(400, 'What was sent cannot be taken', {
    errors: result.error.issues.map(({ path, message }) => ({
      pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      detail: message,
    })),
  });
}
