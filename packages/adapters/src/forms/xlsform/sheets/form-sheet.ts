import type { LocalText } from '@civickit/core/forms';
import { columnLetters, type Row, type Table } from '../../../files/table/table.js';
import type { Report, SheetPlace } from '../report/report.js';
import { readHead, type HeadWords } from './heads.js';
import { languageIn } from './languages.js';

interface Column {
  readonly index: number;
  readonly field: string;
  /** Undefined in a column that is for all languages, or for the default one. */
  readonly tag: string | undefined;
}

/** Columns of other tools: known, and not brought over. */
const others =
  /^(?:media|image|big-image|audio|video|autoplay|trigger|guidance_hint|bind|body|instance|control|note|choice_label|query|save_to|style|submission_url|public_key|instance_name|instance_xmlns|allow_choice_duplicates|auto_send|auto_delete|auto_submit|sms_keyword|prefix|delimiter|clean_text_values|namespaces|omit_instanceid|attribute)(?:$|:)/i;

/** Rows above the heads in which a title may stand. */
const searched = 20;

/** A sheet whose columns are known. */
export class FormSheet {
  readonly name: string;
  readonly rows: readonly FormRow[];
  readonly columns: readonly Column[];
  readonly byField: ReadonlyMap<string, readonly Column[]>;
  /** Tags in the order of the columns. */
  readonly languages: readonly string[];
  /** Columns of the file's own, which are no words of ours: fields of choices. */
  readonly extra: ReadonlyMap<string, number>;
  /** Row of the heads. */
  readonly headRow: number;

  constructor(table: Table, words: HeadWords, report: Report, takesExtra = false) {
    this.name = table.sheet ?? '';
    const known = (row: Row) => row.cells.filter((cell) => cell && readHead(cell.text, words)).length;
    const first = table.rows.slice(0, searched);
    const heads = first.reduce<Row | undefined>((best, row) => (known(row) > (best ? known(best) : 0) ? row : best), undefined);
    this.headRow = heads?.number ?? 1;
    const columns: Column[] = [];
    const extra = new Map<string, number>();
    for (const [index, cell] of [...(heads?.cells ?? [])].entries()) {
      if (!cell) continue;
      const place = { sheet: this.name, row: this.headRow, column: columnLetters(index) };
      const read = readHead(cell.text, words);
      const tag = read?.language === undefined ? undefined : languageIn(read.language);
      if (read && read.language !== undefined && tag === undefined) report.add('language', place, { language: read.language });
      else if (read && columns.some((one) => one.field === read.field && one.tag === tag))
        report.add('heads-twice', place, { column: cell.text });
      else if (read) columns.push({ index, field: read.field, tag });
      else if (others.test(cell.text)) report.add('column', place, { column: cell.text });
      else if (takesExtra && /^\p{L}[\p{L}\p{M}\p{Nd}_-]{0,63}$/u.test(cell.text)) extra.set(cell.text, index);
      else report.add('unknown-column', place, { column: cell.text });
    }
    this.columns = columns;
    this.byField = new Map(columns.map(({ field }) => [field, columns.filter((one) => one.field === field)]));
    this.extra = extra;
    this.languages = [...new Set(columns.flatMap(({ tag }) => tag ?? []))];
    const after = heads ? table.rows.slice(table.rows.indexOf(heads) + 1) : [];
    this.rows = after.map((row) => new FormRow(this, row));
  }
}

/** A row by the names of its columns. */
export class FormRow {
  readonly #row: Row;
  readonly sheet: FormSheet;

  constructor(sheet: FormSheet, row: Row) {
    this.sheet = sheet;
    this.#row = row;
  }

  /** What stands in the column without a language, or in the first with one; '' where nothing does. */
  text(field: string): string {
    const column = this.#columns(field).find(({ index }) => this.#cell(index));
    return column ? this.#cell(column.index) : '';
  }

  extra(field: string): string {
    const index = this.sheet.extra.get(field);
    return index === undefined ? '' : this.#cell(index);
  }

  /** Texts by language; the column that names none is for `lang`, or for all of them where it stands alone. */
  local(field: string, lang: string): LocalText | undefined {
    const texts: Record<string, string> = {};
    let plain: string | undefined;
    for (const { index, tag } of this.#columns(field)) {
      const text = this.#cell(index);
      if (text && tag === undefined) plain = text;
      else if (text && tag !== undefined) texts[tag] = text;
    }
    if (Object.keys(texts).length === 0) return plain;
    return plain === undefined || Object.hasOwn(texts, lang) ? texts : { [lang]: plain, ...texts };
  }

  place(field?: string): SheetPlace {
    const columns = field === undefined ? [] : this.#columns(field);
    const column = columns.find(({ index }) => this.#cell(index)) ?? columns[0];
    return { sheet: this.sheet.name, row: this.#row.number, column: column && columnLetters(column.index) };
  }

  #columns(field: string): readonly Column[] {
    return this.sheet.byField.get(field) ?? [];
  }

  #cell(index: number): string {
    return this.#row.cells[index]?.text.trim() ?? '';
  }
}
