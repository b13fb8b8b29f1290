import { inSlices } from '@civickit/core/markup';
import { fileError, type FileOrigin } from './file-problem.js';
import type { Table, TableLimits } from './table.js';
import { readWorkbook } from './workbook.js';
import { Zip, ZipError } from './zip.js';

/** Parts by which other kinds of file in a ZIP archive are known. */
const others: readonly (readonly [part: string, kind: string])[] = [
  ['xl/workbook.bin', '.xlsb'],
  ['content.xml', '.ods'],
  ['word/document.xml', '.docx'],
  ['ppt/presentation.xml', '.pptx'],
  ['Index/Document.iwa', '.numbers'],
];

/**
 * The first sheet of the workbook in `bytes` that `suits`, or the one named `wanted`; without one that suits, the first that is not
 * blank.
 * @throws CivicError `unsupported/file`, `protocol/not-a-table`, `too-large/table`, `invalid/head`, `aborted/by-caller`
 */
export async function openWorkbook(
  bytes: Uint8Array,
  limits: TableLimits,
  origin: FileOrigin,
  suits: (table: Table) => boolean,
  wanted?: string,
  signal?: AbortSignal,
): Promise<Table> {
  const table = await open(bytes, limits, origin, (zip) => firstThatSuits(readWorkbook(zip, limits, wanted), suits), signal);
  if (table) return table;
  throw fileError(wanted === undefined ? { problem: 'empty' } : { problem: 'no-sheet', written: wanted }, origin);
}

/**
 * All sheets of a workbook that are not hidden and not blank.
 * @throws CivicError `unsupported/file`, `protocol/not-a-table`, `too-large/table`, `aborted/by-caller`
 */
export function openSheets(bytes: Uint8Array, limits: TableLimits, origin: FileOrigin, signal?: AbortSignal): Promise<readonly Table[]> {
  return open(bytes, limits, origin, (zip) => allOf(readWorkbook(zip, limits)), signal);
}

async function open<T>(
  bytes: Uint8Array,
  limits: TableLimits,
  origin: FileOrigin,
  read: (zip: Zip) => Generator<void, T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  try {
    const zip = new Zip(bytes, limits);
    const other = zip.has('xl/workbook.xml') ? undefined : others.find(([part]) => zip.has(part));
    if (other) throw fileError({ problem: 'other-file', written: other[1] }, origin);
    return await inSlices(read(zip), signal);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    const written = error.limit && `${error.limit} ${limits[error.limit]}`;
    throw fileError({ problem: error.fault, written }, origin);
  }
}

function* allOf(sheets: Generator<void | Table>): Generator<void, Table[]> {
  const tables: Table[] = [];
  for (const sheet of sheets) {
    if (sheet && sheet.rows.length > 0) tables.push(sheet);
    yield;
  }
  return tables;
}

function* firstThatSuits(sheets: Generator<void | Table>, suits: (table: Table) => boolean): Generator<void, Table | undefined> {
  let first: Table | undefined;
  for (const sheet of sheets) {
    if (sheet && suits(sheet)) return sheet;
    if (sheet && sheet.rows.length > 0) first ??= sheet;
    yield;
  }
  return first;
}
