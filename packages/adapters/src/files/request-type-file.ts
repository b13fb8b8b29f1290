import { CivicError, type LanguageOption, type RequestSource, type SourceContext } from '@civickit/core';
import type { CoordinateSystem } from '../coordinates/coordinate-system.js';
import { describeSource, type SourceOptions } from '../source/describe-source.js';
import { fetchFile } from './fetch-file.js';
import type { ParsedRequestTypeFile, ParseRequestTypeFileOptions } from './requests/parse-request-type-file.js';

export interface RequestTypeFileOptions extends SourceOptions, Pick<ParseRequestTypeFileOptions, 'sheet' | 'encoding'> {
  /** Address of a file of the places of the area: GeoJSON, CSV, a workbook (.xlsx) or JSON; a relative one is resolved against `base`. */
  readonly places?: string | URL;
  /** The system of the places' coordinates. @default WGS 84 */
  readonly coordinateSystem?: CoordinateSystem;
}

/** A source that tells what can be reported and which questions belong to it; it holds no requests, and takes none. */
export type RequestTypeSource = RequestSource & Required<Pick<RequestSource, 'types' | 'describe'>> & { readonly send?: never };

/**
 * What can be reported, and the questions of each type, from a file that a clerk keeps: CSV, a workbook (.xlsx) or JSON; the places of
 * the area from another. The files hold no requests: the list of them is empty.
 * @throws CivicError `invalid/url`
 */
export function requestTypeFile(options: RequestTypeFileOptions): RequestTypeSource {
  const { id, maxBytes, sheet, encoding, places } = options;
  const { address, described } = describeSource(options);
  const placeFile = places && describeSource({ ...options, url: places }).address;
  const read = async (context: SourceContext): Promise<ParsedRequestTypeFile> => {
    const [{ bytes, answered }, { parseRequestTypeFile }] = await Promise.all([
      fetchFile(address, maxBytes, context),
      // Pages of notices do not pay for it.
      import('./requests/parse-request-type-file.js'),
    ]);
    return parseRequestTypeFile(bytes, { ...answered, sheet, encoding, source: id });
  };
  return {
    kind: 'requests',
    ...described,
    applies: new Set(),
    list: () => Promise.resolve({ items: [], order: 'unordered', skipped: [] }),
    async types(_options, context) {
      const { types, problems } = await read(context);
      return { items: types, skipped: problems };
    },
    async describe(typeId, _options, context) {
      const { types, forms } = await read(context);
      const type = types.find(({ ref }) => ref.id === typeId);
      if (!type)
        throw new CivicError('http/client-error', `${address} holds no type ${typeId}.`, { source: id, url: address, status: 404 });
      return forms.get(typeId) ?? { format: 'civic-form/1', id: typeId, version: '1', title: type.name, pages: [] };
    },
    ...(placeFile && {
      async places({ lang }: LanguageOption, context: SourceContext) {
        const { readPlaceFile } = await import('./places/read-place-file.js');
        return readPlaceFile(placeFile, { ...options, lang }, context);
      },
    }),
  };
}
