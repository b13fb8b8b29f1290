import type { ReportRow, WrittenReport } from '../written-report.js';
import { compactText } from './compact-text.js';
import type { QrCode } from './qr-code.js';

/** A sheet of paper as data; who prints it makes it of text. */
export interface SheetPlan {
  readonly title: string;
  /** BCP 47 tag of all but what the resident wrote. */
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly rows: readonly ReportRow[];
  /** That no office has confirmed it, what to do with it, what the code is for. */
  readonly notes: readonly string[];
  readonly qr?: QrCode;
}

/** The sheet, with the report in a QR code: whole where it fits, else without the end of its longest rows. */
export async function planSheet(report: WrittenReport): Promise<SheetPlan> {
  const { rows, texts } = report;
  const qr = await codeOf(compactText(report));
  return {
    title: texts.title,
    lang: texts.lang,
    direction: texts.direction,
    rows,
    notes: [texts.unconfirmed, texts.handIn, ...(qr ? [texts.scan] : [])],
    ...(qr && { qr }),
  };
}

/** Undefined where the code that draws it cannot be had: a sheet is good without. */
async function codeOf(text: string): Promise<QrCode | undefined> {
  try {
    return (await import('./qr-code.js')).qrCodeOf(text);
  } catch {
    return undefined;
  }
}
