import type { LocalText } from '@civickit/core/forms';
import type { Report, ReportCode } from '../report/report.js';
import type { FormRow } from '../sheets/form-sheet.js';
import { ExpressionFault } from '../xpath/fault.js';

/** Reads cells, and reports what they hold in vain. */
export class Cells {
  readonly report: Report;
  /** Language of columns that name none. */
  readonly lang: string;

  constructor(report: Report, lang: string) {
    this.report = report;
    this.lang = lang;
  }

  /** A text for people; answers cannot be put into it. */
  local(row: FormRow, field: string): LocalText | undefined {
    const text = row.local(field, this.lang);
    if (text === undefined) return undefined;
    const reference = /\$\{[^{}]*\}/g;
    if (!JSON.stringify(text).includes('${')) return text;
    this.report.add('label-reference', row.place(field), { column: field });
    const without = (one: string) => one.replace(reference, '…');
    return typeof text === 'string' ? without(text) : Object.fromEntries(Object.entries(text).map(([tag, one]) => [tag, without(one)]));
  }

  /** What `read` makes of a cell; undefined, and reported, where it cannot be said. */
  expression<T>(row: FormRow, field: string, read: (text: string) => T): T | undefined {
    const text = row.text(field);
    if (!text) return undefined;
    try {
      return read(text);
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      this.fault(row, field, error);
      return undefined;
    }
  }

  fault(row: FormRow, field: string, { code, params }: ExpressionFault): void {
    this.report.add(code, row.place(field), { ...params, member: field });
  }

  /** A whole number; undefined, and reported, where there is something else. */
  whole(row: FormRow, field: string): number | undefined {
    const text = row.text(field);
    if (!text) return undefined;
    if (/^\d{1,15}$/.test(text)) return Number(text);
    this.add('word', row, field, { word: text });
    return undefined;
  }

  add(code: ReportCode, row: FormRow, field: string, params?: Readonly<Record<string, string | number>>): void {
    this.report.add(code, row.place(field), params);
  }

  /** Cells that say nothing of a row of this kind. */
  refuse(row: FormRow, fields: readonly string[]): void {
    for (const field of fields) {
      if (row.text(field)) this.add('cell-of-type', row, field, { column: field });
    }
  }
}
