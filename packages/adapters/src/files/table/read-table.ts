import type { CivicError } from '@civickit/core';
import { atOnce, inSlices } from '@civickit/core/markup';
import { decodeTable, isBinary, type CharsetClues } from './charset.js';
import { readCsv } from './csv.js';
import { fileError, type FileOrigin } from './file-problem.js';
import { readRecords } from './records.js';
import { tableLimits, type Table, type TableLimits } from './table.js';

export interface ReadTableOptions extends Omit<CharsetClues, 'knows'> {
  readonly origin: FileOrigin;
  /** Whether a table is the one that is looked for, by its heads. */
  readonly suits: (table: Table) => boolean;
  /** What the list of records is called in JSON. */
  readonly records: string;
  /** The name of the sheet to read. @default the first that suits */
  readonly sheet?: string | undefined;
  readonly limits?: Partial<TableLimits> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The table in a file: CSV, tab-separated text, a workbook (.xlsx) or JSON records, told apart by its bytes. What reads workbooks is
 * loaded when one comes.
 * @throws CivicError `unsupported/file`, `protocol/html-instead`, `protocol/not-a-table`, `protocol/not-json`, `protocol/wrong-shape`,
 * `invalid/head`, `too-large/table`, `aborted/by-caller`
 */
export async function readTable(bytes: Uint8Array, options: ReadTableOptions): Promise<{ table: Table; problems: CivicError[] }> {
  const { origin, suits, records, sheet, signal } = options;
  const limits = { ...tableLimits, ...options.limits };
  if (bytes.length > limits.maxBytes) throw fileError({ problem: 'too-large', written: `maxBytes ${limits.maxBytes}` }, origin);
  if (bytes.length === 0) throw fileError({ problem: 'empty' }, origin);
  if (startsWith(bytes, 'PK\u0003\u0004') || startsWith(bytes, 'PK\u0005\u0006')) {
    const { openWorkbook } = await import('./open-workbook.js');
    return withCut(await openWorkbook(bytes, limits, origin, suits, sheet, signal), limits, origin);
  }
  refuseOthers(bytes, origin);
  const knows = (text: string) => suits(atOnce(readCsv(text, { ...limits, maxRows: 20 })));
  const text = decodeTable(bytes, { ...options, knows }).replace(/^\ufeff/, '');
  const start = text.trimStart().slice(0, 100);
  if (start === '') throw fileError({ problem: 'empty' }, origin);
  if (start.startsWith('<'))
    throw fileError({ problem: /^<(!doctype html|html|head|body|table|meta)/i.test(start) ? 'web-page' : 'no-table' }, origin);
  if (/^[[{]/.test(start)) return fromRecords(text, records, limits, origin);
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
