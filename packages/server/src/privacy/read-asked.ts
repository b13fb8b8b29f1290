import { parseJson } from '../http/parse-json.js';
import { readBody } from '../http/read-body.js';

const longest = 64 * 1024;

/**
 * The members of a JSON object that was sent, those that are texts, or the fields of a page's form. What is neither has none: it is answered
 * as a wrong code is. @throws CivicError `too-large/body`
 */
export async function readAsked(request: Request): Promise<Readonly<Record<string, string | undefined>>> {
  const body = await readBody(request, longest);
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body)));
  }
  const value = parseJson(body);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((member): member is [string, string] => typeof member[1] === 'string'));
}

/** Nothing of it is kept on the way. */
export const noStore = { 'Cache-Control': 'no-store' };
