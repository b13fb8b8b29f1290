import { parseJson } from '../http/parse-json.js';
import { readBody } from '../http/read-body.js';

const longest = 64 * 1024;

/** The members of a JSON object that was sent, those that are texts. What is none has none: it is answered as a wrong code is. @throws CivicError `too-large/body` */
export async function readAsked(request: Request): Promise<Readonly<Record<string, string | undefined>>> {
  const value = parseJson(await readBody(request, longest));
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((member): member is [string, string] => typeof member[1] === 'string'));
}

/** Nothing of it is kept on the way. */
export const noStore = { 'Cache-Control': 'no-store' };
