/** How a form came through: nothing lost, something taken for granted, left out, or not understood. */
export type ReportKind = 'lossless' | 'assumed' | 'unsupported' | 'unknown';

/** What can be said of a form on its way in or out, and what that means for it. */
export const reportCodes = {
  'as-limit': 'lossless',
  'as-type': 'lossless',
  'language-assumed': 'assumed',
  renamed: 'assumed',
  'name-made': 'assumed',
  'no-label': 'assumed',
  'no-form-id': 'assumed',
  'or-other': 'assumed',
  'pattern-anchored': 'assumed',
  'group-open': 'assumed',
  'end-alone': 'assumed',
  'end-crossed': 'assumed',
  'pages-joined': 'assumed',
  rewritten: 'assumed',
  'own-type': 'assumed',
  sheet: 'unsupported',
  column: 'unsupported',
  metadata: 'unsupported',
  hidden: 'unsupported',
  disabled: 'unsupported',
  default: 'unsupported',
  'read-only': 'unsupported',
  'calculated-question': 'unsupported',
  'no-calculation': 'unsupported',
  'repeat-count': 'unsupported',
  appearance: 'unsupported',
  'label-reference': 'unsupported',
  'hint-of-note': 'unsupported',
  'cell-of-type': 'unsupported',
  syntax: 'unsupported',
  function: 'unsupported',
  reference: 'unsupported',
  'value-types': 'unsupported',
  pattern: 'unsupported',
  expression: 'unsupported',
  'does-not-fit': 'unsupported',
  'no-place': 'unsupported',
  'no-question': 'unsupported',
  type: 'unknown',
  'unknown-column': 'unknown',
  word: 'unknown',
  language: 'unknown',
  list: 'unknown',
  'no-type': 'unknown',
  'choice-twice': 'unknown',
  'choice-incomplete': 'unknown',
  'heads-twice': 'unknown',
} as const satisfies Record<string, ReportKind>;

export type ReportCode = keyof typeof reportCodes;

/** One thing that whoever brings a form over should know; it holds no texts of the form, only names. */
export interface XlsFormReportRow {
  /** As the file calls it; empty where the form came from no sheet. */
  readonly sheet: string;
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  /** The column's letter. */
  readonly column?: string;
  readonly kind: ReportKind;
  readonly code: ReportCode;
  /** Names of columns, types, functions and questions. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Where something stands. */
export interface SheetPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column?: string | undefined;
}

/** As much of a name as helps to find it. */
const longest = 64;
/** More than anybody works through. */
const mostRows = 2000;

export class Report {
  readonly rows: XlsFormReportRow[] = [];

  add(code: ReportCode, { sheet, row, column }: SheetPlace, params?: Readonly<Record<string, string | number>>): void {
    if (this.rows.length >= mostRows) return;
    const short = params && Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shorten(value)]));
    this.rows.push({ sheet, row, ...(column !== undefined && { column }), kind: reportCodes[code], code, ...(short && { params: short }) });
  }
}

function shorten(value: string | number): string | number {
  return typeof value === 'string' && value.length > longest ? `${value.slice(0, longest - 1)}…` : value;
}
