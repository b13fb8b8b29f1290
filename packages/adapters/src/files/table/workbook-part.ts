import { decodeSteps, markupLimits, XmlReader, XmlScope, type NameElement } from '@civickit/core/markup';
import type { TableLimits } from './table.js';
import type { Zip } from './zip.js';

/** Names of the spreadsheet's own namespaces, strict and transitional, come without prefix; all others keep apart. */
const nameOf: NameElement = (uri, prefix, local) =>
  !uri || /spreadsheetml|package\/2006|officeDocument/.test(uri) ? local : `${prefix}:${local}`;

/** A reader for an XML part of a workbook; undefined where the part is not there. @throws ZipError */
export function* openPart(zip: Zip, name: string, { maxUnpackedBytes, maxColumns }: TableLimits): Generator<void, XmlReader | undefined> {
  const bytes = yield* zip.read(name);
  if (!bytes) return undefined;
  const text = yield* decodeSteps(bytes, { maxBytes: maxUnpackedBytes });
  // A row of many columns, or a table of many strings, is nothing odd here.
  const limits = { ...markupLimits, maxBytes: maxUnpackedBytes, maxTokens: 8_000_000, maxChildren: Math.max(512, maxColumns + 1) };
  return new XmlReader(text, XmlScope.root(nameOf, undefined, limits));
}

/** Where `target` leads from the part `from`, as a name in the archive. */
function partName(target: string, from: string): string {
  const base = new URL(from, 'zip:///');
  return decodeURIComponent(new URL(target, base).pathname).replace(/^\/+/, '');
}

/** The relationships of a part: target by id; addresses outside stay as they are. */
export function* relationships(
  zip: Zip,
  of: string,
  limits: TableLimits,
): Generator<void, ReadonlyMap<string, { target: string; type: string }>> {
  const found = new Map<string, { target: string; type: string }>();
  const reader = yield* openPart(zip, of.replace(/([^/]*)$/, '_rels/$1.rels'), limits);
  for (let token = reader?.next() ?? 'end'; reader && token !== 'end'; token = reader.next()) {
    yield;
    if (token !== 'open' || reader.name !== 'Relationship') continue;
    const element = yield* reader.take();
    const target = element.attribute('Target') ?? '';
    const outside = element.attribute('TargetMode') === 'External';
    const type = (element.attribute('Type') ?? '').replace(/^.*\//, '');
    found.set(element.attribute('Id') ?? '', { target: outside ? target : partName(target, of), type });
  }
  return found;
}
