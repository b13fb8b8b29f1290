/** A cell as a person sees it in the spreadsheet; dates are `2026-03-04` or `2026-03-04 15:30`. */
export interface Cell {
  readonly text: string;
  /** The address that it is linked to. */
  readonly link?: string;
  /** The entries of a list, which only JSON can say. */
  readonly list?: readonly string[];
  /** What JSON has there, where no text can say it; `text` is then empty. */
  readonly value?: unknown;
}

/** A row that is not blank. */
export interface Row {
  /** As the spreadsheet counts, from 1; in JSON, the record's place. */
  readonly number: number;
  readonly cells: readonly (Cell | undefined)[];
  /** The record that it was made of, in JSON. */
  readonly record?: unknown;
}

export interface Table {
  /** The sheet's name in a workbook. */
  readonly sheet?: string;
  /** `records` have names for places, not letters. */
  readonly form: 'sheet' | 'records';
  readonly rows: readonly Row[];
  /** Whether bare numbers count their days from 1904 (ISO/IEC 29500-1 18.17.4.1). */
  readonly date1904?: boolean;
  /** Whether each row belongs to the record of the same number, in which it stood. */
  readonly nested?: boolean;
  /** More rows were there than `maxRows`. */
  readonly cut?: boolean;
  /** Row whose opening quotation mark nothing closes. */
  readonly openQuote?: number;
}

/** How much of a file is read before it counts as hostile or as no matter for a page. */
export interface TableLimits {
  /** Bytes of the file; beyond, `too-large/table`. @default 8 MiB */
  readonly maxBytes: number;
  /** Bytes that all parts of a workbook may unpack to; beyond, `too-large/table`. @default 64 MiB */
  readonly maxUnpackedBytes: number;
  /** Parts of a workbook; beyond, `too-large/table`. @default 2000 */
  readonly maxParts: number;
  /** Rows that are read; that there are more is reported. @default 20,000 */
  readonly maxRows: number;
  /** Columns that are read; the rest are dropped. @default 256 */
  readonly maxColumns: number;
}

export const tableLimits: TableLimits = {
  maxBytes: 8 * 1024 * 1024,
  maxUnpackedBytes: 64 * 1024 * 1024,
  maxParts: 2000,
  maxRows: 20_000,
  maxColumns: 256,
};

/** `A` for 0, `AB` for 27. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26) - 1;
  return (before >= 0 ? columnLetters(before) : '') + String.fromCharCode(65 + (index % 26));
}

/** 27 for `AB12`; undefined for what begins with no letter. */
export function columnIndex(reference: string): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(reference)?.[1]?.toUpperCase();
  if (!letters) return undefined;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
