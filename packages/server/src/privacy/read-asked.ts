import { parseJson } from '../http/parse-json.js';
import { readBody } from '../http/read-body.js';

const longest = 64 * 1024;

/**
 * The members of a JSON object that was sent, those that are texts, numbers or lists of texts, or the fields of a page's form; of several
 * values with blanks between. What is neither has none: it is answered as a wrong code is. @throws CivicError `too-large/body`
 */
export async function readAsked(request: Request): Promise<Readonly<Record<string, string | undefined>>> {
  const body = await readBody(request, longest);
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    const fields = new URLSearchParams(new TextDecoder().decode(body));
    return Object.fromEntries([...fields.keys()].map((name) => [name, fields.getAll(name).join(' ')]));
  }
  const value = parseJson(body);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, textOf(member)]));
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(' ') : undefined;
}

/** Nothing of it is kept on the way. */
export const noStore = { 'Cache-Control': 'no-store' };
