import type { Batch, CivicError, Notice } from '@civickit/core';
import { inSlices } from '@civickit/core/markup';
import { areNewestFirst } from '../../feed/newest-first.js';
import { sortNewest } from '../../feed/sort-newest.js';
import type { DateOrder } from '../columns/clerk-date.js';
import { findHeads } from '../columns/find-heads.js';
import { noticeColumns, type NoticeField } from '../columns/notice-columns.js';
import { makeIdentifyRow } from '../columns/row-identity.js';
import { RowReader, type RowContext } from '../columns/row-reader.js';
import { rawRow, rowContext, sheetOf, type Sheet } from '../columns/sheet.js';
import type { FileOrigin } from '../table/file-problem.js';
import { readTable } from '../table/read-table.js';
import type { TableLimits } from '../table/table.js';
import { rowNotice, type NoticeRules } from './row-notice.js';

export interface ParseNoticeFileOptions {
  /** The file's own address, against which relative ones resolve. */
  readonly url: string | URL;
  /** The HTTP header, for its character set. The format is told by the bytes. */
  readonly contentType?: string | undefined;
  /** IANA zone for dates without offset. @default 'UTC' */
  readonly zone?: string;
  readonly signal?: AbortSignal;
  /** Id of the source, for the identity of the notices. @default '' */
  readonly source?: string;
  /** The sheet of a workbook. @default the first with heads that are known */
  readonly sheet?: string | undefined;
  /** The character set of a text file, where its bytes do not tell. */
  readonly encoding?: string | undefined;
  /** How `04/03/2026` is read. @default not at all: it is reported */
  readonly dateOrder?: DateOrder | undefined;
  /** Whether texts in cells are HTML. @default false */
  readonly html?: boolean | undefined;
  /** How much is read before it counts as hostile. */
  readonly limits?: Partial<TableLimits>;
}

export interface ParsedNoticeFile {
  readonly items: readonly Notice[];
  readonly order: Batch<Notice>['order'];
  /** What could not be read, with its place: one error for each row, or column, or for the file. */
  readonly problems: readonly CivicError[];
  /** Those of them for which a record gave no notice. */
  readonly skipped: readonly CivicError[];
}

/**
 * Reads notices from CSV, tab-separated text, a workbook (.xlsx) or JSON records, told apart by their bytes. It gives way to the event
 * loop every 8 ms.
 * @throws CivicError `unsupported/file`, `protocol/html-instead`, `protocol/not-a-table`, `protocol/not-json`, `protocol/wrong-shape`,
 * `invalid/head`, `too-large/table`, `aborted/by-caller`
 */
export async function parseNoticeFile(bytes: Uint8Array, options: ParseNoticeFileOptions): Promise<ParsedNoticeFile> {
  const { zone = 'UTC', source = '', signal, dateOrder, html = false } = options;
  const origin: FileOrigin = { source, url: String(options.url) };
  const { table, problems } = await readTable(bytes, {
    ...options,
    origin,
    records: 'notices',
    suits: (table) => findHeads(table, noticeColumns) !== undefined,
  });
  if (table.form === 'records' && table.rows.length === 1) return { items: [], order: 'newest', problems, skipped: problems };
  const skipped = problems.filter(({ code }) => code !== 'invalid/cell');
  const sheet = sheetOf(table, noticeColumns, { origin, problems });
  const context = rowContext(sheet, { zone, dateOrder, origin, problems });
  const rules = { source, url: origin.url, zone, html, identify: makeIdentifyRow() };
  const items = await inSlices(readRows(sheet, context, rules, skipped), signal);
  const newestFirst = areNewestFirst(items, zone);
  if (newestFirst !== false) return { items, order: newestFirst ? 'newest' : 'unordered', problems, skipped };
  return { items: await inSlices(sortNewest(items, zone), signal), order: 'newest', problems, skipped };
}

function* readRows(
  sheet: Sheet<NoticeField>,
  context: RowContext<NoticeField>,
  rules: NoticeRules,
  skipped: CivicError[],
): Generator<void, Notice[]> {
  const items: Notice[] = [];
  for (const row of sheet.rows) {
    const reader = new RowReader(row, context);
    const notice = rowNotice(reader, row.number, rawRow(sheet, row), rules);
    reader.finish(!notice && skipped);
    if (notice) items.push(notice);
    yield;
  }
  return items;
}
