import type { PlaceList, SourceContext } from '@civickit/core';
import type { CoordinateSystem } from '../../coordinates/coordinate-system.js';
import { fetchFile } from '../fetch-file.js';
import { parsePlaceFile } from './parse-place-file.js';
import { placesOf } from './place-record.js';

interface PlaceFileOptions {
  readonly id: string;
  readonly maxBytes?: number;
  readonly coordinateSystem?: CoordinateSystem;
  readonly lang: string | undefined;
}

/** The places of a file, in the language of whoever asks. @throws CivicError as `Http.send` and `parsePlaceFile` do */
export async function readPlaceFile(
  address: string,
  { id, maxBytes, coordinateSystem, lang }: PlaceFileOptions,
  context: SourceContext,
): Promise<PlaceList> {
  const { bytes, answered } = await fetchFile(address, maxBytes, context);
  const { records, problems } = await parsePlaceFile(bytes, { ...answered, coordinateSystem, source: id });
  return { items: placesOf(records, { source: id, lang }), skipped: problems };
}
