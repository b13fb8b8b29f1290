import { reportText, type WrittenReport } from '../written-report.js';

/** The whole report, to copy. */
export function planText(report: WrittenReport): { readonly text: string } {
  return { text: reportText(report) };
}
