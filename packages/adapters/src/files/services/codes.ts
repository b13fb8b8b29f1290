import { headKey } from '../columns/find-heads.js';
import type { Sheet } from '../columns/sheet.js';
import type { Cell } from '../table/table.js';

/** What the codes in columns mean, by head: `{ "promise_type": { "1": "工作日" } }`. */
export type Codes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The sheet with the words that its codes stand for. */
export function decoded<F extends string>(sheet: Sheet<F>, codes: Codes): Sheet<F> {
  const words = new Map(Object.entries(codes).map(([name, meanings]) => [headKey(name), new Map(Object.entries(meanings))]));
  const byColumn = sheet.heads.row.cells.map((cell) => words.get(headKey(cell?.text ?? '')));
  if (!byColumn.some(Boolean)) return sheet;
  const meaning = (cell: Cell | undefined, column: number): Cell | undefined => {
    const word = cell && byColumn[column]?.get(cell.text.trim());
    return word === undefined ? cell : { text: word };
  };
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(meaning) })) };
}
