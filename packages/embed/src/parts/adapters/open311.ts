import { open311, type Open311Dialect, type Open311Options } from '@civickit/adapters/open311';
import type { Open311DialectName } from '@civickit/adapters/open311/options.js';
import { isRecord, isText, type SourceEntry } from '../../config/configuration.js';
import { type AdapterPart, isAbsentOr, isCount } from '../../host/open-sources.js';

/** Each is the one thing in a file of its own, so that a page loads one at most; the standard itself comes with the adapter. */
const dialects: Readonly<Record<Open311DialectName, () => Promise<Readonly<Record<string, Open311Dialect>>> | undefined>> = {
  spec: () => undefined,
  'connected-bits': () => import('@civickit/adapters/open311/connected-bits'),
  fixmystreet: () => import('@civickit/adapters/open311/fixmystreet'),
  'open311-adapter': () => import('@civickit/adapters/open311/open311-adapter'),
  'mark-a-spot-2018': () => import('@civickit/adapters/open311/mark-a-spot-2018'),
  'mark-a-spot': () => import('@civickit/adapters/open311/mark-a-spot'),
  citysdk: () => import('@civickit/adapters/open311/citysdk'),
  ureport: () => import('@civickit/adapters/open311/ureport'),
  seeclickfix: () => import('@civickit/adapters/open311/seeclickfix'),
  'xml-only': () => import('@civickit/adapters/open311/xml-only'),
  civickit: () => import('@civickit/adapters/open311/civickit'),
};

const isName = (value: unknown): value is Open311DialectName => Object.keys(dialects).includes(value as string);
const isPath = (value: unknown) => typeof value === 'string' && /^[^/?#][^?#]*$/.test(value);
const arePaths = (value: unknown) =>
  isRecord(value) && Object.keys(value).every((key) => /^(services?|requests?|token|updates)$/.test(key) && isAbsentOr(isPath)(value[key]));

export const checks: AdapterPart['checks'] = {
  dialect: isAbsentOr(isName),
  paths: isAbsentOr(arePaths),
  dateStyle: isAbsentOr((value) => value === 'offset' || value === 'no-zone'),
  format: isAbsentOr((value) => value === 'json' || value === 'xml'),
  jurisdictionId: isAbsentOr(isText),
  pageSize: isAbsentOr((value) => isCount(value) && (value as number) <= 10_000),
  coordinateSystem: isAbsentOr((value) => value === 'GCJ02' || value === 'BD09'),
  deviceId: isAbsentOr(isText),
  placeless: isAbsentOr((value) => typeof value === 'boolean'),
  ratingScheme: isAbsentOr(isText),
};

/** Builds an Open311 source from its entry in `civickit.json`. @throws `invalid/url` */
export const sources: AdapterPart['sources'] = { requests: openRequests };

async function openRequests({ dialect: name, ...entry }: SourceEntry, base: string) {
  const [dialect] = Object.values((await dialects[name as Open311DialectName]?.()) ?? {});
  return open311({ ...(entry as unknown as Open311Options), base, ...(dialect && { dialect }) });
}
