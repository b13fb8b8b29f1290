import { CivicError, type PlaceList, type SourceContext } from '@civickit/core';
import { placeKindIn, placesOf, type PlaceRecord } from '../files/places/place-record.js';
import { readGeometry } from '../files/places/read-geometry.js';
import { fieldsOf, listOf, pointOf, textOf } from '../record/fields.js';
import type { Endpoint } from './endpoint.js';

const wrong = (source: string, url: string, message: string) => new CivicError('protocol/wrong-shape', message, { source, url });

/** The places that stand at an address beside the server's Open311, as `writePlaces` writes them: in WGS 84, whatever its reports are in (RFC 7946, 4). */
export async function readPlaces(
  { source, maxBytes }: Endpoint,
  address: string,
  lang: string | undefined,
  { http, signal }: SourceContext,
): Promise<PlaceList> {
  const headers = { accept: 'application/geo+json' };
  const limits = maxBytes === undefined ? {} : { maxBytes };
  const { bytes } = await http.send({ method: 'GET', url: new URL(address), headers, ...limits }, signal);
  const { features } = fieldsOf(jsonOf(bytes, source, address));
  if (!Array.isArray(features)) throw wrong(source, address, `${address} holds no list of features.`);
  const records: PlaceRecord[] = [];
  const skipped: CivicError[] = [];
  for (const [at, feature] of features.entries()) {
    const record = recordOf(feature);
    if (record) records.push(record);
    else skipped.push(wrong(source, address, `Feature ${at + 1} of ${address} has no id, no name or no place.`));
  }
  return { items: placesOf(records, { source, lang }), skipped };
}

/** @throws CivicError `protocol/not-json` */
function jsonOf(bytes: Uint8Array, source: string, url: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new CivicError('protocol/not-json', `${url} is no JSON.`, { source, url, cause });
  }
}

function recordOf(feature: unknown): PlaceRecord | undefined {
  const { id: given, geometry, properties } = fieldsOf(feature);
  const { name: called, alt_name: others, kind, parent: above, latitude, longitude, ...rest } = fieldsOf(properties);
  const [id, name, parent] = [textOf(given), textOf(called), textOf(above)];
  const { where: drawn, outline } = readGeometry(geometry, asItIs);
  const where = pointOf(latitude, longitude) ?? drawn;
  if (!id || !name || !where) return undefined;
  const names = Object.entries(rest).flatMap(([key, value]) => {
    const text = textOf(value);
    return key.startsWith('name:') && text ? [[key.slice(5), text] as const] : [];
  });
  return {
    id,
    name,
    names: Object.fromEntries(names),
    otherNames: listOf(others).flatMap((other) => textOf(other) ?? []),
    kind: placeKindIn(textOf(kind) ?? ''),
    where,
    ...(parent && { parent }),
    ...(outline && { outline }),
  };
}

const asItIs: Parameters<typeof readGeometry>[1] = (point) => point;
