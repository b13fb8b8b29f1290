import { fileError, type FileOrigin } from '../../../files/table/file-problem.js';
import { readTables } from '../../../files/table/read-table.js';
import type { Row, Table } from '../../../files/table/table.js';
import { tableLimits } from '../../../files/table/table.js';
import { kindOfSheet } from './sheet-kinds.js';
import { readMarkdown } from './read-markdown.js';

/**
 * The sheets of a form: of a workbook, of Markdown tables, of CSV in which the first column names the sheet, or of CSV that is the survey
 * alone.
 * @throws CivicError `unsupported/file`, `protocol/html-instead`, `protocol/not-a-table`, `too-large/table`
 */
export async function readSheets(bytes: Uint8Array, origin: FileOrigin): Promise<readonly Table[]> {
  if (isMarkdown(bytes)) return readMarkdown(new TextDecoder().decode(bytes), tableLimits);
  const { tables } = await readTables(bytes, {
    origin,
    suits: ({ rows }) => rows.some(({ cells }) => cells.some((cell) => kindOfSheet(cell?.text ?? '') === 'survey')),
    tablesOf: () => {
      throw fileError({ problem: 'no-table' }, origin);
    },
  });
  return tables.flatMap((table) => (table.sheet === undefined ? sheetsIn(table) : [table]));
}

/** Also behind a byte order mark, blank lines and headings; Markdown is UTF-8. */
function isMarkdown(bytes: Uint8Array): boolean {
  return bytes.length <= tableLimits.maxBytes && /^\s*(?:#[^\n]*\n\s*)*\|/.test(new TextDecoder().decode(bytes.subarray(0, 1000)));
}

/** Sheets that stand one below the other, each behind a row with its name in the first column. */
export function sheetsIn(table: Table): readonly Table[] {
  const sheets = new Map<string, Row[]>();
  let rows: Row[] | undefined;
  for (const row of table.rows) {
    const [name, ...rest] = row.cells;
    if (name && kindOfSheet(name.text)) {
      rows = sheets.get(name.text) ?? [];
      sheets.set(name.text, rows);
    }
    if (rows && rest.some((cell) => cell)) rows.push({ ...row, cells: [undefined, ...rest] });
  }
  if (sheets.size === 0 || (sheets.size === 1 && [...sheets.values()][0]?.length === 0)) return [{ ...table, sheet: 'survey' }];
  return [...sheets].map(([sheet, of]): Table => ({ form: 'sheet', sheet, rows: of }));
}
