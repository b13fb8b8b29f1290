import type { XmlElement } from '@civickit/core/markup';
import { serialDate } from './number-format.js';
import { stringOf } from './string-item.js';
import { columnIndex, type Cell, type Row, type Table, type TableLimits } from './table.js';
import { openPart, relationships } from './workbook-part.js';
import type { Zip } from './zip.js';

/** What all sheets of a workbook share. */
export interface WorkbookFacts {
  readonly date1904: boolean;
  readonly strings: readonly string[];
  /** By the number of a cell's style, whether numbers in it are dates. */
  readonly isDate: readonly boolean[];
}

type Cells = (Cell | undefined)[];
type Link = readonly [reference: string, id: string | undefined, inside: string | undefined];

const maxMerges = 10_000;
const maxLinks = 20_000;

/** A sheet as a table; undefined where its part is missing, as that of a chart. @throws ZipError */
export function* readSheet(
  zip: Zip,
  part: string,
  name: string,
  facts: WorkbookFacts,
  limits: TableLimits,
): Generator<void, Table | undefined> {
  const reader = yield* openPart(zip, part, limits);
  if (!reader) return undefined;
  const rows = new Map<number, Cells>();
  const merges: string[] = [];
  const links: Link[] = [];
  let number = 0;
  let cut = false;
  for (let token = reader.next(); token !== 'end'; token = reader.next()) {
    yield;
    if (token !== 'open') continue;
    if (reader.name === 'row') {
      const row = yield* reader.take(true);
      number = Number(row.attribute('r')) || number + 1;
      const cells = cellsOf(row, facts, limits.maxColumns);
      if (cells.length === 0) continue;
      if (rows.size < limits.maxRows) rows.set(number, cells);
      else cut = true;
    } else if (reader.name === 'mergeCell' && merges.length < maxMerges) merges.push((yield* reader.take()).attribute('ref') ?? '');
    else if (reader.name === 'hyperlink' && links.length < maxLinks) {
      const link = yield* reader.take();
      links.push([link.attribute('ref') ?? '', link.attribute('r:id'), link.attribute('location')]);
    }
  }
  for (const merge of merges) fillDown(rows, merge);
  if (links.length > 0) setLinks(rows, links, yield* relationships(zip, part, limits));
  const found: Row[] = [];
  for (const [at, cells] of rows) found.push({ number: at, cells });
  found.sort((one, two) => one.number - two.number);
  return { form: 'sheet', sheet: name, rows: found, date1904: facts.date1904, ...(cut && { cut }) };
}

/** Without the empty ones at its end; none for a blank row. */
function cellsOf(row: XmlElement, facts: WorkbookFacts, maxColumns: number): Cells {
  const cells: Cells = [];
  let at = -1;
  for (const element of row.children()) {
    if (element.name !== 'c') continue;
    at = columnIndex(element.attribute('r') ?? '') ?? at + 1;
    const cell = at < maxColumns ? cellOf(element, facts) : undefined;
    if (cell) cells[at] = cell;
  }
  return cells;
}

function cellOf(element: XmlElement, { strings, isDate, date1904 }: WorkbookFacts): Cell | undefined {
  let value = '';
  let link: string | undefined;
  let text: string | undefined;
  for (const child of element.children()) {
    if (child.name === 'v') value = child.text();
    else if (child.name === 'is') text = stringOf(child);
    else if (child.name === 'f') link = /^\s*HYPERLINK\(\s*"([^"]+)"/i.exec(child.text(4096))?.[1];
  }
  const type = element.attribute('t') ?? 'n';
  if (type === 's') text = strings[Number(value)] ?? '';
  else if (type === 'b') text = value.trim() === '1' ? 'TRUE' : 'FALSE';
  else if (type === 'n' && value.trim() !== '')
    text = numberText(Number(value), isDate[Number(element.attribute('s') ?? 0)] ?? false, date1904);
  text = (text ?? value).trim();
  if (text === '' && !link) return undefined;
  return link ? { text, link } : { text };
}

/** A number as people write it: of its 17 digits, 15 mean something. */
function numberText(value: number, isDate: boolean, date1904: boolean): string {
  return (
    (isDate ? serialDate(value, date1904) : undefined) ?? (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15))))
  );
}

/** A cell merged over several rows stands for each of them; one merged over columns, as titles are, stays in the first. */
function fillDown(rows: ReadonlyMap<number, Cells>, reference: string): void {
  const [from = '', to = ''] = reference.split(':');
  const column = columnIndex(from);
  const first = Number(/\d+$/.exec(from)?.[0]);
  const last = Number(/\d+$/.exec(to)?.[0]);
  const cell = column === undefined ? undefined : rows.get(first)?.[column];
  if (column === undefined || !cell || !(last > first)) return;
  // Only rows that hold something else: a merged cell does not make a record of its own.
  for (let at = first + 1; at <= Math.min(last, first + rows.size); at++) {
    const cells = rows.get(at);
    if (cells) cells[column] ??= cell;
  }
}

function setLinks(rows: ReadonlyMap<number, Cells>, links: readonly Link[], targets: ReadonlyMap<string, { target: string }>): void {
  for (const [reference, id, inside] of links) {
    const column = columnIndex(reference);
    const cells = rows.get(Number(/^\$?[A-Za-z]+\$?(\d+)/.exec(reference)?.[1]));
    const cell = column === undefined ? undefined : cells?.[column];
    const target = targets.get(id ?? '')?.target;
    if (cells && cell && column !== undefined && target) cells[column] = { ...cell, link: inside ? `${target}#${inside}` : target };
  }
}
