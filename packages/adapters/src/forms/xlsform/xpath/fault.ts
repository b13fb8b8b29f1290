import type { ReportCode } from '../report/report.js';

/** Why an expression cannot be said; caught where the cell is reported. */
export class ExpressionFault extends Error {
  readonly code: ReportCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ReportCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
