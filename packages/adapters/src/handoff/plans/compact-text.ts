import { cutText } from '../clean-text.js';
import { lineOf, type WrittenReport } from '../written-report.js';

/** Beyond, the modules get too small for a phone that reads from paper. */
const mostQrBytes = 600;

/** One row a line. Of long rows as much as all may have alike, so that place, telephone and reference are never lost. */
export function compactText({ rows, texts }: WrittenReport): string {
  const lines = rows.map(({ label, value }) => lineOf({ label, value: value.replace(/\n/g, ' ') }, texts));
  const whole = (each: number) => lines.map((line) => shorten(line, each)).join('\n');
  let each = mostQrBytes;
  while (bytesOf(whole(each)) > mostQrBytes && each > 16) each -= 8;
  return cutText(whole(each), (part) => bytesOf(part) <= mostQrBytes);
}

function shorten(line: string, bytes: number): string {
  return bytesOf(line) <= bytes ? line : `${cutText(line, (part) => bytesOf(part) <= bytes - 3)}…`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
