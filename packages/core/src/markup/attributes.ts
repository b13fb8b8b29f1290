import { withoutReferences } from './references.js';

/** A name, and a value that may stand in quotes. The first character counts as a name even when it is `=` (HTML 13.2.5.32). */
const attribute = /([^\t\n\f\r /][^\t\n\f\r /=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"?|'([^']*)'?|([^\t\n\f\r ]*)))?/g;

/**
 * The attributes in `source`, the text between a tag's name and its end. Quotes may be missing; of duplicates the first counts;
 * no more than `limit` are read. Names are as written, or in lower case when `fold` is set.
 */
export function readAttributes(source: string, fold: boolean, limit: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare = ''] of source.matchAll(attribute)) {
    if (found.size >= limit) break;
    const key = fold ? name.toLowerCase() : name;
    if (!found.has(key)) found.set(key, withoutReferences(double ?? single ?? bare));
  }
  return found;
}
