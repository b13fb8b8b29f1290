import type { CivicError } from '@civickit/core';
import { atOnce, inSlices } from '@civickit/core/markup';
import { decodeTable, isBinary, type CharsetClues } from './charset.js';
import { readCsv } from './csv.js';
import { fileError, type FileOrigin } from './file-problem.js';
import { readRecords } from './records.js';
import { tableLimits, type Table, type TableLimits } from './table.js';

interface ReadingOptions extends Omit<CharsetClues, 'knows'> {
  readonly origin: FileOrigin;
  /** Whether a table is the one that is looked for, by its heads. */
  readonly suits: (table: Table) => boolean;
  readonly limits?: Partial<TableLimits> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ReadTableOptions extends ReadingOptions {
  /** What the list of records is called in JSON. */
  readonly records: string;
  /** The name of the sheet to read. @default the first that suits */
  readonly sheet?: string | undefined;
}

export interface ReadTablesOptions extends ReadingOptions {
  /** Makes tables of JSON. @throws CivicError `protocol/not-json`, `protocol/wrong-shape` */
  readonly tablesOf: (json: string, limits: TableLimits) => Tables;
}

/** Tables of one file, and what is wrong with it. */
export interface Tables {
  readonly tables: readonly Table[];
  readonly problems: CivicError[];
}

/**
 * The table in a file: CSV, tab-separated text, a workbook (.xlsx) or JSON records, told apart by its bytes. What reads workbooks is
 * loaded when one comes.
 * @throws CivicError `unsupported/file`, `protocol/html-instead`, `protocol/not-a-table`, `protocol/not-json`, `protocol/wrong-shape`,
 * `invalid/head`, `too-large/table`, `aborted/by-caller`
 */
export async function readTable(bytes: Uint8Array, options: ReadTableOptions): Promise<{ table: Table; problems: CivicError[] }> {
  const { origin, suits, records, sheet, signal } = options;
  const limits = limitsOf(bytes, options);
  if (isArchive(bytes)) {
    const { openWorkbook } = await import('./open-workbook.js');
    return withCut(await openWorkbook(bytes, limits, origin, suits, sheet, signal), limits, origin);
  }
  const text = textOf(bytes, options, limits);
  return isJson(text) ? fromRecords(text, records, limits, origin) : fromCsv(text, limits, options);
}

/**
 * All tables of a file: the sheets of a workbook, one of CSV, those that `tablesOf` makes of JSON.
 * @throws CivicError as `readTable` does
 */
export async function readTables(bytes: Uint8Array, options: ReadTablesOptions): Promise<Tables> {
  const { origin, tablesOf, signal } = options;
  const limits = limitsOf(bytes, options);
  if (isArchive(bytes)) {
    const { openSheets } = await import('./open-workbook.js');
    const tables = await openSheets(bytes, limits, origin, signal);
    return { tables, problems: tables.flatMap((table) => withCut(table, limits, origin).problems) };
  }
  const text = textOf(bytes, options, limits);
  if (isJson(text)) return tablesOf(text, limits);
  const { table, problems } = await fromCsv(text, limits, options);
  return { tables: [table], problems };
}

/** @throws CivicError `too-large/table`, `protocol/not-a-table` */
function limitsOf({ length }: Uint8Array, { origin, limits }: ReadingOptions): TableLimits {
  const all = { ...tableLimits, ...limits };
  if (length > all.maxBytes) throw fileError({ problem: 'too-large', written: `maxBytes ${all.maxBytes}` }, origin);
  if (length === 0) throw fileError({ problem: 'empty' }, origin);
  return all;
}

const isArchive = (bytes: Uint8Array) => startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006');
const isJson = (text: string) => /^\s*[[{]/.test(text);

/** @throws CivicError `unsupported/file`, `protocol/html-instead`, `protocol/not-a-table` */
function textOf(bytes: Uint8Array, options: ReadingOptions, limits: TableLimits): string {
  const { origin, suits } = options;
  refuseOthers(bytes, origin);
  const knows = (text: string) => suits(atOnce(readCsv(text, { ...limits, maxRows: 20 })));
  const text = decodeTable(bytes, { ...options, knows }).replace(/^\ufeff/, '');
  const start = text.trimStart().slice(0, 100);
  if (start === '') throw fileError({ problem: 'empty' }, origin);
  if (start.startsWith('<'))
    throw fileError({ problem: /^<(!doctype html|html|head|body|table|meta)/i.test(start) ? 'web-page' : 'no-table' }, origin);
  return text;
}

async function fromCsv(
  text: string,
  limits: TableLimits,
  { origin, signal }: ReadingOptions,
): Promise<{ table: Table; problems: CivicError[] }> {
  const table = await inSlices(readCsv(text, limits), signal);
  const read = withCut(table, limits, origin);
  if (table.openQuote !== undefined) read.problems.push(fileError({ problem: 'open-quote', row: table.openQuote }, origin));
  return read;
}

function fromRecords(text: string, name: string, limits: TableLimits, origin: FileOrigin): { table: Table; problems: CivicError[] } {
  const read = readRecords(text, name, limits);
  if (typeof read === 'string') throw fileError({ problem: read }, origin);
  const { table, problems } = withCut(read.table, limits, origin);
  for (const row of read.odd) problems.push(fileError({ problem: 'not-a-record', row }, origin));
  for (const [row, head] of read.nested) problems.push(fileError({ problem: 'nested', row, head }, origin));
  return { table, problems };
}

function withCut(table: Table, { maxRows }: TableLimits, origin: FileOrigin): { table: Table; problems: CivicError[] } {
  return { table, problems: table.cut ? [fileError({ problem: 'too-many-rows', written: String(maxRows) }, origin)] : [] };
}

/** @throws CivicError `unsupported/file`, `protocol/not-a-table` */
function refuseOthers(bytes: Uint8Array, origin: FileOrigin): void {
  // MS-CFB 2.2: both the workbooks of old and those that a password locks are such files; the latter say so in UTF-16.
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) {
    const locked = new TextDecoder('utf-16le').decode(bytes).includes('EncryptedPackage');
    throw fileError({ problem: locked ? 'encrypted' : 'old-workbook' }, origin);
  }
  if (startsWith(bytes, '%PDF')) throw fileError({ problem: 'other-file', written: 'PDF' }, origin);
  if (isBinary(bytes)) throw fileError({ problem: 'no-table' }, origin);
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  for (let at = 0; at < start.length; at++) if (bytes[at] !== start.charCodeAt(at)) return false;
  return true;
}
