/** Languages in which templates are made; heads are read in all of them. */
export type HeadLanguage = 'en' | 'zh-hans' | 'zh-hant';

/** What cells of a column hold. `list`: texts apart by semicolons or lines; `value`: what only JSON can say. */
type CellKind = 'line' | 'prose' | 'date' | 'yes' | 'names' | 'address' | 'addresses' | 'language' | 'list' | 'word' | 'value';

/** How a column is called, and what it holds. */
export interface ColumnHeads<F extends string = string> {
  /** Also its name in JSON. */
  readonly field: F;
  readonly kind: CellKind;
  readonly required?: boolean;
  readonly heads: Readonly<Record<HeadLanguage, string>>;
  /** Other words that clerks write over it, in any script. */
  readonly also: readonly string[];
}

/** One column that a file may have, and how it is explained to whoever fills it in. */
interface Column<F extends string = string> extends ColumnHeads<F> {
  readonly about: Readonly<Record<HeadLanguage, string>>;
  readonly sample: Readonly<Record<HeadLanguage, string>>;
}

/** The columns of a resource. */
export type Columns<F extends string = string> = readonly Column<F>[];
