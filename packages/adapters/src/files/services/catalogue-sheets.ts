import type { CivicError } from '@civickit/core';
import type { ColumnHeads } from '../columns/column.js';
import { findHeads, headKey, type Heads } from '../columns/find-heads.js';
import { fileError, type FileContent, type FileOrigin } from '../table/file-problem.js';
import type { Cell, Row, Table } from '../table/table.js';

/** A table whose heads are read. */
export interface Sheet<F extends string> {
  readonly table: Table;
  readonly heads: Heads<F>;
  /** Rows under the heads that are not blank. */
  readonly rows: readonly Row[];
}

/** What the codes in columns mean, by head: `{ "promise_type": { "1": "工作日" } }`. */
export type Codes = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface SheetContext {
  readonly codes: Codes;
  readonly origin: FileOrigin;
  /** What the file lists. */
  readonly of: FileContent;
  readonly problems: CivicError[];
}

/** The table as a sheet of these columns. @throws CivicError `invalid/head` */
export function sheetOf<F extends string>(
  table: Table,
  columns: readonly ColumnHeads<F>[],
  { codes, problems, origin, of }: SheetContext,
): Sheet<F> {
  const { sheet } = table;
  const heads = findHeads(table, columns);
  if (!heads) throw fileError({ problem: 'no-heads', sheet, of }, origin);
  const row = heads.row.number || undefined;
  const chinese = heads.row.cells.some((cell) => cell && /\p{Script=Han}/u.test(cell.text));
  const lacking = columns.find(({ field, required }) => required && !heads.places.has(field));
  if (lacking) throw fileError({ problem: 'head-missing', sheet, row, written: lacking.heads[chinese ? 'zh-hans' : 'en'] }, origin);
  for (const { letter, head, first } of heads.twice)
    problems.push(fileError({ problem: 'head-twice', sheet, row, column: letter, head, written: first }, origin));
  const filled = table.rows
    .slice(table.rows.indexOf(heads.row) + 1)
    .filter(({ cells }) => cells.some((cell) => (cell && cell.text !== '') || cell?.value !== undefined));
  return { table, heads, rows: decoded(filled, heads.row, codes) };
}

function decoded(rows: readonly Row[], head: Row, codes: Codes): readonly Row[] {
  const words = new Map(Object.entries(codes).map(([name, meanings]) => [headKey(name), new Map(Object.entries(meanings))]));
  const byColumn = head.cells.map((cell) => words.get(headKey(cell?.text ?? '')));
  if (!byColumn.some(Boolean)) return rows;
  const meaning = (cell: Cell | undefined, column: number): Cell | undefined => {
    const word = cell && byColumn[column]?.get(cell.text.trim());
    return word === undefined ? cell : { text: word };
  };
  return rows.map((row) => ({ ...row, cells: row.cells.map(meaning) }));
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
