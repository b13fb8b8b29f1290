import { withoutReferences } from './references.js';

/**
 * The attributes in `source`, the text between a tag's name and its end. Quotes may be missing; of duplicates the first counts;
 * no more than `limit` are read. Names are as written, or in lower case when `fold` is set.
 */
export function readAttributes(source: string, fold: boolean, limit: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const end = source.length;
  let at = 0;
  while (at < end && found.size < limit) {
    while (at < end && (isSpace(source.charCodeAt(at)) || source.charCodeAt(at) === 47)) at++;
    const nameAt = at;
    // The first character counts as a name even when it is `=` (HTML 13.2.5.32), so that every turn makes progress.
    do at++;
    while (at < end && !endsName(source.charCodeAt(at)));
    const name = source.slice(nameAt, at);
    while (at < end && isSpace(source.charCodeAt(at))) at++;
    let value = '';
    if (source.charCodeAt(at) === 61) {
      do at++;
      while (at < end && isSpace(source.charCodeAt(at)));
      const quote = source.charCodeAt(at);
      const quoted = quote === 34 || quote === 39;
      const from = quoted ? at + 1 : at;
      at = quoted ? source.indexOf(quote === 34 ? '"' : "'", from) : from;
      if (at < 0) at = end;
      else if (!quoted) while (at < end && !isSpace(source.charCodeAt(at))) at++;
      value = source.slice(from, at);
      if (quoted) at++;
    }
    const key = fold ? name.toLowerCase() : name;
    if (key && !found.has(key)) found.set(key, withoutReferences(value));
  }
  return found;
}

/** Whether `code` is one of the white-space characters of XML 1.0 section 2.3 and HTML. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13 && code !== 11);
}

function endsName(code: number): boolean {
  return code === 61 || code === 47 || isSpace(code);
}
