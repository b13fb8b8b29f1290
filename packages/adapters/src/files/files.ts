import type { Source } from '@civickit/core';
import { describeSource, type SourceOptions } from '../source/describe-source.js';
import { typeNotices, type TypesByCategory } from '../source/type-notices.js';
import { fetchFile } from './fetch-file.js';
import { parseNoticeFile, type ParseNoticeFileOptions } from './notices/parse-notice-file.js';

export interface FilesOptions extends SourceOptions, Pick<ParseNoticeFileOptions, 'sheet' | 'encoding' | 'dateOrder' | 'html'> {
  /** Kinds of notices by category, letter case aside. @default all are news */
  readonly types?: TypesByCategory;
}

/**
 * Notices from a file that a clerk keeps: CSV, a workbook (.xlsx) or JSON. All of them come at once; it filters nothing itself.
 * @throws CivicError `invalid/url`
 */
export function files(options: FilesOptions): Source<'notices'> {
  const { id, maxBytes, sheet, encoding, dateOrder, html, types } = options;
  const { address, described } = describeSource(options);
  return {
    kind: 'notices',
    ...described,
    applies: new Set(),
    async list(_query, _cursor, context) {
      const { bytes, answered } = await fetchFile(address, maxBytes, context);
      const reading = { sheet, encoding, dateOrder, html, zone: context.zone, source: id };
      const { items, order, problems, skipped } = await parseNoticeFile(bytes, { ...answered, ...reading });
      return { items: typeNotices(items, types), order, skipped, problems };
    },
  };
}
