import type { ColumnHeads, HeadLanguage } from './column.js';

/** A column in one line: its heads in English, Chinese and traditional Chinese (the same where none is given), and other words apart by `|`. */
export function column<F extends string>(
  field: F,
  kind: ColumnHeads['kind'],
  [en, hans, hant = hans]: readonly [en: string, hans: string, hant?: string],
  also = '',
): ColumnHeads<F> {
  const heads: Record<HeadLanguage, string> = { en, 'zh-hans': hans, 'zh-hant': hant };
  return { field, kind, heads, also: also ? also.split('|') : [] };
}

/** The same column, without which a row says nothing. */
export function required<F extends string>(one: ColumnHeads<F>): ColumnHeads<F> {
  return { ...one, required: true };
}
