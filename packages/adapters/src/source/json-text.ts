import { CivicError } from '@civickit/core';
import { markupLimits } from '@civickit/core/markup';
import type * as z from 'zod/mini';

/** Where a text came from, for its errors. */
export interface JsonOrigin {
  readonly source: string;
  /** The final address, after redirects. */
  readonly url: string;
}

/** Values inside each other. Shorter texts cannot hold so many, and are not looked through. */
const maxDepth = 100_000;
/** Characters between two pauses. */
const strideChars = 32 * 1024;
const QUOTE = 34, COMMA = 44, OPEN = 91, CLOSE = 93; // prettier-ignore

/** The value that `text` stands for. @throws CivicError `protocol/not-json` */
export function parsedJson(text: string, { source, url }: JsonOrigin): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CivicError('protocol/not-json', `${url} is no JSON.`, { source, url, cause });
  }
}

/**
 * The list in `text`, as `schema` knows its kind; `what` it lists is for the error. JSON.parse knows no pause and takes ten times as long
 * for brackets as for text, so the values are counted first, with pauses.
 * @throws CivicError `protocol/not-json`, `protocol/not-a-feed`, `too-large/markup`
 */
export function* readJsonList<T>(
  text: string,
  origin: JsonOrigin,
  schema: z.ZodMiniType<T>,
  what: string,
  maxTokens = markupLimits.maxTokens,
): Generator<void, T> {
  if (text.length > Math.min(maxDepth, maxTokens)) yield* refuseTooMany(text, origin, maxTokens);
  const parsed = parsedJson(text, origin);
  yield;
  const list = schema.safeParse(parsed);
  if (list.success) return list.data;
  throw new CivicError('protocol/not-a-feed', `${origin.url} is JSON without a list of ${what}.`, { ...origin });
}

/** Refuses what has too many values, or too deep ones; whether it is JSON at all is not asked. */
function* refuseTooMany(text: string, { source, url }: JsonOrigin, maxTokens: number): Generator<void> {
  let [depth, tokens] = [0, 0];
  for (let at = 0, until = strideChars; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at + 1);
    else {
      // A brace is a bracket with this bit set.
      const bracket = code & ~32;
      if (bracket === OPEN) depth++;
      else if (bracket === CLOSE) depth--;
      else if (code !== COMMA) continue;
      tokens++;
    }
    if (depth > maxDepth || tokens > maxTokens) {
      const limit = depth > maxDepth ? `maxDepth (${maxDepth})` : `maxTokens (${maxTokens})`;
      throw new CivicError('too-large/markup', `${url} is JSON that exceeds ${limit}.`, { source, url });
    }
    if (at < until) continue;
    until = at + strideChars;
    yield;
  }
}

/** Where the string ends whose first character is at `from`: at the first quote that no odd number of backslashes stands before. */
function stringEnd(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (before > from && text.charCodeAt(before - 1) === 92) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
