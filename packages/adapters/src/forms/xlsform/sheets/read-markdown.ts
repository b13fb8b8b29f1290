import type { Cell, Row, Table, TableLimits } from '../../../files/table/table.js';
import { sheetsIn } from './read-sheets.js';

/**
 * Tables in Markdown, one below the other: the first column names the sheet in a row of its own, or in the row of heads. Bars within a cell
 * are written `\|`, and `\n` breaks a line.
 */
export function readMarkdown(text: string, { maxRows, maxColumns }: TableLimits): readonly Table[] {
  const rows: Row[] = [];
  text.split(/\r\n|[\r\n]/).forEach((line, at) => {
    if (!line.trimStart().startsWith('|') || isRule(line) || rows.length >= maxRows) return;
    const cells = cellsOf(line).slice(0, maxColumns);
    if (cells.some((cell) => cell)) rows.push({ number: at + 1, cells });
  });
  return sheetsIn({ form: 'sheet', rows });
}

/** What parts the heads from the rows, such as `|---|:--|`. */
function isRule(line: string): boolean {
  return /-/.test(line) && /^[\s|:-]*$/.test(line);
}

function cellsOf(line: string): (Cell | undefined)[] {
  const texts: string[] = [''];
  const row = line.trim().slice(1);
  for (let at = 0; at < row.length; at++) {
    const sign = row[at] ?? '';
    const next = sign === '\\' ? row[at + 1] : undefined;
    if (sign === '|') texts.push('');
    else texts[texts.length - 1] += next === '|' ? '|' : next === 'n' ? '\n' : sign;
    if (next === '|' || next === 'n') at++;
  }
  if (texts.at(-1)?.trim() === '') texts.pop();
  return texts.map((one) => (one.trim() ? { text: one.trim() } : undefined));
}
