import type { CivicError } from '@civickit/core';
import { fileError, type FileContent, type FileOrigin } from '../table/file-problem.js';
import type { Row, Table } from '../table/table.js';
import type { DateRules } from './clerk-date.js';
import type { ColumnHeads } from './column.js';
import { findHeads, type Heads } from './find-heads.js';
import type { RowContext } from './row-reader.js';

/** A table whose heads are read. */
export interface Sheet<F extends string> {
  readonly table: Table;
  readonly heads: Heads<F>;
  /** Rows under the heads that are not blank. */
  readonly rows: readonly Row[];
}

export interface SheetContext {
  readonly origin: FileOrigin;
  /** What the file lists. @default 'notices' */
  readonly of?: FileContent;
  readonly problems: CivicError[];
}

/** The table as a sheet of these columns. @throws CivicError `invalid/head` */
export function sheetOf<F extends string>(
  table: Table,
  columns: readonly ColumnHeads<F>[],
  { problems, origin, of }: SheetContext,
): Sheet<F> {
  const { sheet } = table;
  const heads = findHeads(table, columns);
  if (!heads) throw fileError({ problem: 'no-heads', sheet, of }, origin);
  const row = heads.row.number || undefined;
  const lacking = columns.find(({ field, required }) => required && !heads.places.has(field));
  if (lacking) {
    // In the language of the heads that are there.
    const chinese = heads.row.cells.some((cell) => cell && /\p{Script=Han}/u.test(cell.text));
    throw fileError({ problem: 'head-missing', sheet, row, written: lacking.heads[chinese ? 'zh-hans' : 'en'] }, origin);
  }
  for (const { letter, head, first } of heads.twice)
    problems.push(fileError({ problem: 'head-twice', sheet, row, column: letter, head, written: first }, origin));
  const rows = table.rows
    .slice(table.rows.indexOf(heads.row) + 1)
    .filter(({ cells }) => cells.some((cell) => (cell && cell.text !== '') || cell?.value !== undefined));
  return { table, heads, rows };
}

/** What the rows of a sheet are read with. Without `zone`, dates count as UTC. */
export function rowContext<F extends string>(
  { heads, table }: Sheet<F>,
  { zone = 'UTC', dateOrder, origin, problems }: Omit<SheetContext, 'of'> & Partial<Omit<DateRules, 'date1904'>>,
): RowContext<F> {
  return { heads, dates: { zone, dateOrder, date1904: table.date1904 }, origin, sheet: table.sheet, problems };
}

/** The row as its file has it: its record, or texts by head. */
export function rawRow({ heads }: Sheet<string>, row: Row): Record<string, unknown> {
  if (row.record !== undefined) return row.record as Record<string, unknown>;
  const raw: Record<string, unknown> = {};
  row.cells.forEach((cell, index) => {
    const name = heads.row.cells[index]?.text;
    if (cell && name) raw[name] = cell.text;
  });
  return raw;
}
