import type { ServiceSource } from '@civickit/core';
import { describeSource, type SourceOptions } from '../source/describe-source.js';
import { fetchFile } from './fetch-file.js';
import type { ParseServiceFileOptions } from './services/parse-service-file.js';

export interface ServiceFileOptions
  extends SourceOptions, Pick<ParseServiceFileOptions, 'sheet' | 'encoding' | 'dateOrder' | 'html' | 'coordinateSystem' | 'codes'> {}

/**
 * Public services from a file that a clerk keeps: a workbook (.xlsx) with a county's whole catalogue, CSV, or JSON. All of them come at
 * once; it filters nothing itself.
 * @throws CivicError `invalid/url`
 */
export function serviceFile(options: ServiceFileOptions): ServiceSource {
  const { id, maxBytes, sheet, encoding, dateOrder, html, coordinateSystem, codes } = options;
  const { address, described } = describeSource(options);
  return {
    kind: 'services',
    ...described,
    applies: new Set(),
    async list(_query, _cursor, context) {
      const [{ bytes, answered }, { parseServiceFile }] = await Promise.all([
        fetchFile(address, maxBytes, context),
        // Pages of notices do not pay for it.
        import('./services/parse-service-file.js'),
      ]);
      const reading = { sheet, encoding, dateOrder, html, coordinateSystem, codes, zone: context.zone, source: id };
      const { items, problems, skipped } = await parseServiceFile(bytes, { ...answered, ...reading });
      return { items, order: 'unordered', skipped, problems };
    },
  };
}
