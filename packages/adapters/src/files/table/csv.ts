import type { Cell, Row, Table, TableLimits } from './table.js';

const quote = 34;
const feed = 10;
const carriage = 13;
const separators = [',', ';', '\t'];
/** Records between two pauses. */
const stride = 64;
const maxUnclosed = 50;

/**
 * Text with separators (RFC 4180, and what Excel, WPS and LibreOffice write) as a table. The separator is told by a first line
 * `sep=;`, else by what is frequent in the first lines. A quotation mark that nothing closes counts as a character, and is reported.
 */
export function* readCsv(text: string, { maxRows, maxColumns }: TableLimits): Generator<void, Table> {
  const told = /^sep=(.)\r?\n/i.exec(text);
  const separator = (told?.[1] ?? separatorOf(text)).charCodeAt(0);
  const scan = new CsvScan(text, separator, told?.[0].length ?? 0);
  const rows: Row[] = [];
  let number = told ? 1 : 0;
  while (!scan.done) {
    const cells = scan.record(number + 1, maxColumns);
    number += 1;
    if (number % stride === 0) yield;
    if (cells.length === 0) continue;
    if (rows.length >= maxRows) return { form: 'sheet', rows, cut: true, ...scan.found };
    rows.push({ number, cells });
  }
  return { form: 'sheet', rows, ...scan.found };
}

/** What stands outside quotation marks in most of the first lines, and most often there; a comma where nothing does. */
function separatorOf(text: string): string {
  const start = text.slice(0, 4096).replace(/"[^"]*"/g, '');
  const lines = start.split(/\r\n|[\r\n]/, 5);
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1).filter((count) => count > 0);
    return counts.length * 10_000 + counts.reduce((sum, count) => sum + count, 0);
  });
  return separators[scores.indexOf(Math.max(...scores))] ?? ',';
}

class CsvScan {
  found: Pick<Table, 'openQuote'> = {};
  private unclosed = 0;

  constructor(
    private readonly text: string,
    private readonly separator: number,
    private at: number,
  ) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The cells of the next record without the empty ones at its end. */
  record(number: number, maxColumns: number): (Cell | undefined)[] {
    const cells: (Cell | undefined)[] = [];
    let filled = 0;
    for (let column = 0; ; column++) {
      const text = this.field(number);
      if (column < maxColumns && text !== '') {
        cells[column] = { text };
        filled = column + 1;
      }
      const code = this.text.charCodeAt(this.at);
      this.at += 1;
      if (code === this.separator) continue;
      if (code === carriage && this.text.charCodeAt(this.at) === feed) this.at += 1;
      cells.length = filled;
      return cells;
    }
  }

  private field(number: number): string {
    const { text } = this;
    let from = this.at;
    // Blanks before a quotation mark are a habit of those who write by hand.
    while (text.charCodeAt(from) === 32) from++;
    const quoted = text.charCodeAt(from) === quote || (text.startsWith('="', from) && (from += 1));
    const within = quoted ? this.quoted(from, number) : '';
    const start = this.at;
    while (this.at < text.length && !this.ends(text.charCodeAt(this.at))) this.at++;
    return (within + text.slice(start, this.at)).trim();
  }

  /** What stands between quotation marks, two of which mean one; nothing, and no step ahead, where no second one comes. */
  private quoted(from: number, number: number): string {
    let end = from;
    // Each of them is looked for to the end of the text.
    if (this.unclosed > maxUnclosed) return '';
    do end = this.text.indexOf('"', end + 1);
    while (end >= 0 && this.text.charCodeAt(end + 1) === quote && ++end);
    if (end < 0) {
      this.unclosed += 1;
      this.found = { openQuote: this.found.openQuote ?? number };
      return '';
    }
    this.at = end + 1;
    return this.text.slice(from + 1, end).replaceAll('""', '"');
  }

  private ends(code: number): boolean {
    return code === this.separator || code === feed || code === carriage;
  }
}
