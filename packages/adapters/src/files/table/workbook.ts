import type { XmlElement } from '@civickit/core/markup';
import { isDateFormat } from './number-format.js';
import { readSheet, type WorkbookFacts } from './sheet.js';
import { stringOf } from './string-item.js';
import type { Table, TableLimits } from './table.js';
import { openPart, relationships } from './workbook-part.js';
import { ZipError, type Zip } from './zip.js';

interface SheetPlace {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

const maxSheets = 100;

/**
 * The sheets of a workbook (ISO/IEC 29500 SpreadsheetML), one after the other, so that those after the one that is wanted are not
 * unpacked. Hidden ones come last: they are read only when they are asked for by name.
 * @throws ZipError
 */
export function* readWorkbook(zip: Zip, limits: TableLimits, wanted?: string): Generator<void | Table> {
  const main =
    [...(yield* relationships(zip, '', limits)).values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const links = yield* relationships(zip, main, limits);
  const targetOf = (type: string) => [...links.values()].find((link) => link.type === type)?.target;
  const places: SheetPlace[] = [];
  let date1904 = false;
  const reader = yield* openPart(zip, main, limits);
  if (!reader) throw new ZipError('damaged');
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    yield;
    if (token !== 'open' || (reader.name !== 'sheet' && reader.name !== 'workbookPr')) continue;
    const { name } = reader;
    const element = yield* reader.take();
    if (name === 'workbookPr') date1904 = /^(1|true)$/.test(element.attribute('date1904') ?? '');
    else if (places.length < maxSheets) places.push(placeOf(element, places.length, links));
  }
  const chosen = wanted === undefined ? places.filter(({ hidden }) => !hidden) : places.filter(({ name }) => name === wanted);
  if (chosen.length === 0) return;
  const facts: WorkbookFacts = {
    date1904,
    strings: yield* sharedStrings(zip, targetOf('sharedStrings'), limits),
    isDate: yield* dateStyles(zip, targetOf('styles'), limits),
  };
  for (const { name, part } of chosen) {
    const table = yield* readSheet(zip, part, name, facts, limits);
    if (table) yield table;
  }
}

function placeOf(element: XmlElement, at: number, links: ReadonlyMap<string, { target: string }>): SheetPlace {
  const part = links.get(element.attribute('r:id') ?? '')?.target ?? `xl/worksheets/sheet${at + 1}.xml`;
  return { name: element.attribute('name') ?? '', part, hidden: /hidden/i.test(element.attribute('state') ?? '') };
}

function* sharedStrings(zip: Zip, part = 'xl/sharedStrings.xml', limits: TableLimits): Generator<void, readonly string[]> {
  const strings: string[] = [];
  const reader = yield* openPart(zip, part, limits);
  for (let token = reader?.next() ?? 'end'; reader && token !== 'end'; token = reader.next()) {
    if (strings.length % 64 === 0) yield;
    if (token === 'open' && reader.name === 'si') strings.push(stringOf(yield* reader.take(true)));
  }
  return strings;
}

/** By the number of a cell's style, whether numbers in it are dates. */
function* dateStyles(zip: Zip, part = 'xl/styles.xml', limits: TableLimits): Generator<void, readonly boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  const reader = yield* openPart(zip, part, limits);
  for (let token = reader?.next() ?? 'end'; reader && token !== 'end'; token = reader.next()) {
    yield;
    const { name } = reader;
    if (name === 'cellXfs' && (token === 'open' || token === 'close')) inCells = token === 'open';
    else if (token === 'open' && name === 'numFmt') {
      const format = yield* reader.take();
      codes.set(Number(format.attribute('numFmtId')), format.attribute('formatCode') ?? '');
    } else if (token === 'open' && name === 'xf' && inCells) {
      const id = Number((yield* reader.take()).attribute('numFmtId') ?? 0);
      styles.push(isDateFormat(id, codes.get(id)));
    }
  }
  return styles;
}
