import type { PlaceList, SourceContext } from '@civickit/core';
import { parsePlaceFile } from '../files/places/parse-place-file.js';
import { placesOf } from '../files/places/place-record.js';
import type { Endpoint } from './endpoint.js';

/** The places that stand at an address beside the server's Open311. */
export async function readPlaces(
  { source, maxBytes, coordinateSystem }: Endpoint,
  address: string,
  lang: string | undefined,
  { http, signal }: SourceContext,
): Promise<PlaceList> {
  const headers = { accept: 'application/geo+json' };
  const limits = maxBytes === undefined ? {} : { maxBytes };
  const { bytes, url } = await http.send({ method: 'GET', url: new URL(address), headers, ...limits }, signal);
  const { records, problems } = await parsePlaceFile(bytes, { url, source, coordinateSystem, limits, signal });
  return { items: placesOf(records, { source, lang }), skipped: problems };
}
