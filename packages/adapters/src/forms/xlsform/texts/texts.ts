import type { ReportCode } from '../report/report.js';

type Params = Readonly<Record<string, string | number>>;

/** Columns of expressions. */
export type ExpressionColumn = 'relevant' | 'required' | 'constraint' | 'calculation' | 'choice_filter';

/** What is said of each thing in a report, in one language. */
export interface ReportTexts extends Readonly<Record<ReportCode, (params: Params) => string>> {
  /** What follows for the form where an expression of this column is left out. */
  readonly effects: Readonly<Record<ExpressionColumn, string>>;
  readonly place: (sheet: string, row: number, column: string | undefined) => string;
  /** Between place and text. */
  readonly join: (place: string, text: string) => string;
  /** Between two sentences. */
  readonly space: string;
}
