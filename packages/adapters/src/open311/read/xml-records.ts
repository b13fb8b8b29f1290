import { isCivicError } from '@civickit/core';
import { atOnce, XmlReader, XmlScope, type MarkupLimits, type XmlElement } from '@civickit/core/markup';
import type { Fields } from '../../record/fields.js';
import type { ReadRecords } from './json-records.js';
import { errorRoots, type RecordKind } from './record-kind.js';

/** Containers of the standard and its extensions, and the element that they repeat. */
const lists: ReadonlyMap<string, string> = new Map(
  Object.entries({
    attributes: 'attribute',
    values: 'value',
    groups: 'group',
    notes: 'note',
    photos: 'photo',
    endpoints: 'endpoint',
    formats: 'format',
    media_urls: 'media_url',
  }),
);
const deepest = 8;
const ended = 'the answer ends in the middle';

/**
 * The records of an answer in XML. It goes by known names and never by shape: an element with one child is a record, and a container is
 * a list also when it holds one. Attributes and namespaces mean nothing here. Undefined for a page and for what holds no record.
 */
export function xmlRecords(text: string, kind: RecordKind, limits: MarkupLimits): ReadRecords | undefined {
  const reader = new XmlReader(text, XmlScope.root(localName, undefined, limits));
  const root = nextOpened(reader);
  if (root === undefined || root === 'html') return undefined;
  if (kind.items.includes(root)) {
    const record = recordOf(atOnce(reader.take(true)));
    return { records: [record], ...(reader.cut && { cut: ended }) };
  }
  const records: Fields[] = [];
  const rest: XmlElement[] = [];
  let refusal = errorRoots.has(root);
  let cut: string | undefined;
  try {
    for (let name = nextOpened(reader); name !== undefined; name = nextOpened(reader)) {
      const isItem = kind.items.includes(name);
      const element = atOnce(reader.take(isItem || lists.has(name)));
      // What the end of the document cut off would have half its fields.
      if (reader.cut) break;
      if (isItem) records.push(recordOf(element));
      else if (rest.length < limits.maxChildren) rest.push(element);
      refusal ||= name === 'error' && !isItem;
    }
    if (reader.cut) cut = ended;
  } catch (error) {
    if (!isCivicError(error) || records.length === 0) throw error;
    cut = error.message;
  }
  if (refusal && records.length === 0) return { records: [], refusal };
  if (records.length > 0) return { records, ...(cut && { cut }) };
  // CitySDK gives a single record as the root `hash`; others name the root after their own class.
  const record = recordOfAll(rest, 0);
  if (kind.fields.some((field) => field in record)) return { records: [record], ...(cut && { cut }) };
  return kind.lists.includes(root) ? { records: [], ...(cut && { cut }) } : undefined;
}

function nextOpened(reader: XmlReader): string | undefined {
  for (let token = reader.next(); token !== 'end'; token = reader.next()) if (token === 'open') return reader.name;
  return undefined;
}

function localName(_uri: string | undefined, _prefix: string, local: string): string {
  return local.toLowerCase();
}

function recordOf(element: XmlElement): Fields {
  return recordOfAll(element.children(), 0);
}

function recordOfAll(elements: readonly XmlElement[], depth: number): Fields {
  const record: Record<string, unknown> = {};
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at] as XmlElement;
    const { name } = element;
    const value = valueOf(element, depth);
    const before = record[name];
    // Repeated elements make a list: pictures, and attributes without a container, as old servers have them.
    record[name] =
      before === undefined ? value : Array.isArray(before) && !lists.has(name) ? [...(before as unknown[]), value] : [before, value];
  }
  return record;
}

function valueOf(element: XmlElement, depth: number): unknown {
  const item = lists.get(element.name);
  if (!element.inner.includes('<') || depth >= deepest || !element.hasElements)
    return item ? textsOf(element) : element.text().trim() || null;
  const children = element.children();
  if (!item) return recordOfAll(children, depth + 1);
  return children.filter(({ name }) => name === item).map((child) => valueOf(child, depth + 1));
}

/** What stands in a list without elements: nothing, or a text where a server flattens it. */
function textsOf(element: XmlElement): readonly string[] {
  const text = element.text().trim();
  return text ? [text] : [];
}
