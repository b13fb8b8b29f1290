import { columnLetters, type Row, type Table } from '../table/table.js';
import type { ColumnHeads } from './column.js';

/** Where a field stands in a table. */
export interface HeadPlace {
  readonly index: number;
  /** Undefined in JSON. */
  readonly letter: string | undefined;
  /** The head as the file has it. */
  readonly head: string;
}

/** A row of heads, read. */
export interface Heads<F extends string> {
  readonly row: Row;
  /** Fields of several names may stand in several columns. */
  readonly places: ReadonlyMap<F, readonly HeadPlace[]>;
  /** Columns that mean what an earlier one means already. */
  readonly twice: readonly (HeadPlace & { readonly first: string })[];
}

/** Rows in which heads are looked for: titles and remarks may stand above them. */
const searched = 20;

/**
 * The heads of a table: of its first rows the one with the most heads that are known, if the required ones are among them, or at least
 * two. Undefined where there is none.
 */
export function findHeads<F extends string>({ rows, form }: Table, columns: readonly ColumnHeads<F>[]): Heads<F> | undefined {
  const fields = fieldsByHead(columns);
  const required = columns.filter((column) => column.required).map(({ field }) => field);
  let best: Heads<F> | undefined;
  for (const row of rows.slice(0, form === 'records' ? 1 : searched)) {
    const heads = readHeads(row, form, columns, fields);
    const enough = heads.places.size > 1 || required.some((field) => heads.places.has(field));
    if (enough && heads.places.size > (best?.places.size ?? 0)) best = heads;
  }
  return best;
}

function readHeads<F extends string>(
  row: Row,
  form: Table['form'],
  columns: readonly ColumnHeads<F>[],
  fields: ReadonlyMap<string, F>,
): Heads<F> {
  const places = new Map<F, HeadPlace[]>();
  const twice: (HeadPlace & { first: string })[] = [];
  let index = -1;
  for (const cell of row.cells) {
    index += 1;
    const field = cell && fields.get(headKey(cell.text));
    if (!cell || field === undefined) continue;
    const place = { index, letter: form === 'sheet' ? columnLetters(index) : undefined, head: cell.text };
    const others = places.get(field);
    // Records of one list need not use the same of several names.
    const many = form === 'records' || /^(names|addresses|list)$/.test(columns.find((column) => column.field === field)?.kind ?? '');
    if (!others) places.set(field, [place]);
    else if (many) others.push(place);
    else twice.push({ ...place, first: others[0]?.head ?? '' });
  }
  return { row, places, twice };
}

/** Letter case, spaces, full-width forms, punctuation and what stands in brackets, such as 必填, aside. */
export function headKey(head: string): string {
  const plain = head.slice(0, 100).normalize('NFKC').toLowerCase();
  return plain.replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}

function fieldsByHead<F extends string>(columns: readonly ColumnHeads<F>[]): ReadonlyMap<string, F> {
  const fields = new Map<string, F>();
  for (const { field, heads, also } of columns)
    for (const head of [field, heads.en, heads['zh-hans'], heads['zh-hant'], ...also])
      if (!fields.has(headKey(head))) fields.set(headKey(head), field);
  return fields;
}
