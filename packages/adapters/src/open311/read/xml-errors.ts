import { atOnce, XmlReader, XmlScope } from '@civickit/core/markup';
import type { Fields } from '../../record/fields.js';
import { errorRoots } from './record-kind.js';

/** The `error` elements of a document whose root names errors, whatever else it holds. */
export function xmlErrorRecords(text: string): readonly Fields[] {
  const reader = new XmlReader(
    text,
    XmlScope.root((_uri, _prefix, local) => local.toLowerCase()),
  );
  const records: Fields[] = [];
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    if (token !== 'open') continue;
    if (reader.name === 'html') return [];
    if (reader.name !== 'error') continue;
    const element = atOnce(reader.take(true));
    const fields = Object.fromEntries(element.children().map((child) => [child.name, child.text().trim()]));
    records.push(Object.keys(fields).length > 0 ? fields : { description: element.text().trim() });
  }
  return records.length > 0 || !hasErrorRoot(text) ? records : [{ description: text.replace(/<[^<>]*>/g, ' ') }];
}

function hasErrorRoot(text: string): boolean {
  return errorRoots.has(/<([a-z_]+)/i.exec(text)?.[1]?.toLowerCase() ?? '');
}
