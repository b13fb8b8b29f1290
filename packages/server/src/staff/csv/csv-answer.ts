import { CivicError } from '@civickit/core';
import { attachment } from '../../http/attachment.js';

/** Rows of one file: what a spreadsheet opens in a few seconds, and memory holds. */
export const mostCsvRows = 20_000;

/** To be saved under a name with its day, and neither shown nor taken for anything else. */
export function csvHeaders(name: string, now: number): Record<string, string> {
  return {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': attachment(`${name}-${new Date(now).toISOString().slice(0, 10)}.csv`),
  };
}

/** @throws CivicError `too-large/table` rather than leaving rows out */
export function mustFit(rows: readonly unknown[]): void {
  if (rows.length > mostCsvRows)
    throw new CivicError('too-large/table', `More than ${mostCsvRows} rows: ask for less, as by a type or a state`);
}
