import type { LocalText } from '@civickit/core/forms';
import type { TemplateSheet } from '../../../files/templates/template-sheets.js';
import { columnLetters, type Table } from '../../../files/table/table.js';
import { languageHead } from '../sheets/languages.js';

/** Characters that XML has no place for. */
// eslint-disable-next-line no-control-regex
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

/** One sheet on its way to a file: cells by the heads of their columns. */
export class SheetWriter {
  readonly name: string;
  readonly #heads: string[] = [];
  readonly #rows: Map<string, string>[] = [];
  readonly #languages: readonly string[];

  /** @param heads columns that are there in any case */
  constructor(name: string, heads: readonly string[], languages: readonly string[]) {
    this.name = name;
    this.#languages = languages;
    this.#heads.push(...heads);
  }

  /** Begins a row; its number as the spreadsheet counts. */
  row(): number {
    this.#rows.push(new Map());
    return this.#rows.length + 1;
  }

  /** Writes into the last row. */
  set(head: string, text: string | number | undefined): void {
    if (text === undefined || text === '') return;
    if (!this.#heads.includes(head)) this.#heads.push(head);
    this.#rows.at(-1)?.set(head, String(text).replace(/\r\n?/g, '\n').replace(unwritable, ''));
  }

  /** A text in a column for each of its languages, or in the one for all. */
  setLocal(head: string, text: LocalText | undefined): void {
    if (text === undefined || typeof text === 'string') return this.set(head, text);
    for (const tag of this.#languages) if (Object.hasOwn(text, tag)) this.set(`${head}::${languageHead(tag)}`, text[tag]);
  }

  /** The column's letter; that of its first language where there are several. */
  columnOf(head: string): string | undefined {
    const index = this.#heads.findIndex((one) => one === head || one.startsWith(`${head}::`));
    return index < 0 ? undefined : columnLetters(index);
  }

  /** Whether a row, by its number, has something in this column. */
  has(row: number, head: string): boolean {
    return Boolean(this.#rows[row - 2]?.get(head));
  }

  sheet(): TemplateSheet {
    return { name: this.name, rows: [this.#heads, ...this.#rows.map((row) => this.#heads.map((head) => row.get(head) ?? ''))] };
  }

  /** The same as it is read back. */
  table(): Table {
    const cells = (texts: readonly string[]) => texts.map((text) => (text ? { text } : undefined));
    return { form: 'sheet', sheet: this.name, rows: this.sheet().rows.map((texts, at) => ({ number: at + 1, cells: cells(texts) })) };
  }
}
