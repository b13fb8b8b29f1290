/** Languages in which templates are made; heads are read in all of them. */
export type HeadLanguage = 'en' | 'zh-hans' | 'zh-hant';

/** What cells of a column hold. */
type CellKind = 'line' | 'prose' | 'date' | 'yes' | 'names' | 'address' | 'addresses' | 'language';

/** One column that a file may have: how it is called, what it holds, and how it is explained to whoever fills it in. */
export interface Column<F extends string = string> {
  /** Also its name in JSON. */
  readonly field: F;
  readonly kind: CellKind;
  readonly required?: boolean;
  readonly heads: Readonly<Record<HeadLanguage, string>>;
  /** Other words that clerks write over it, in any script. */
  readonly also: readonly string[];
  readonly about: Readonly<Record<HeadLanguage, string>>;
  readonly sample: Readonly<Record<HeadLanguage, string>>;
}

/** The columns of a resource. */
export type Columns<F extends string = string> = readonly Column<F>[];
