import type { When } from '../../when/when.js';
import type { RequestStage, ServiceRequest } from '../service-request.js';

/** What a map tells of a request: plain values only, which every program for maps can read. Dates are RFC 3339. */
export interface RequestProperties {
  /** Name of the source in the configuration. */
  readonly source: string;
  readonly id: string;
  /** Id of the type. */
  readonly type?: string;
  readonly typeName?: string;
  readonly status: 'open' | 'closed';
  readonly stage?: RequestStage;
  readonly title?: string;
  readonly description?: string;
  readonly address?: string;
  readonly agency?: string;
  readonly requested?: string;
  readonly updated?: string;
  readonly expected?: string;
  readonly closed?: string;
  /** A page for people about it. */
  readonly url?: string;
  /** Address of its first picture or file. */
  readonly media?: string;
}

export interface RequestFeature {
  readonly type: 'Feature';
  /** `source/id`. */
  readonly id: string;
  /** Longitude comes first (RFC 7946 section 3.1.1). */
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly [longitude: number, latitude: number] };
  readonly properties: RequestProperties;
}

export interface RequestFeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly RequestFeature[];
  /** A member of our own (RFC 7946 section 6.1): requests that are not in the map because nobody said where they are. */
  readonly withoutPlace: number;
}

/**
 * Requests as GeoJSON (RFC 7946) in WGS 84, for maps and open data. Those without a place are left out and counted. Only what stands in
 * `RequestProperties` is given away: no answers to questions, no updates, no raw record.
 */
export function toGeoJson(requests: Iterable<ServiceRequest>): RequestFeatureCollection {
  const features: RequestFeature[] = [];
  let withoutPlace = 0;
  for (const request of requests) {
    const coordinates = coordinatesOf(request);
    if (coordinates) features.push(featureOf(request, coordinates));
    else withoutPlace++;
  }
  return { type: 'FeatureCollection', features, withoutPlace };
}

type Coordinates = RequestFeature['geometry']['coordinates'];

/** To six decimals, about 10 cm (RFC 7946 section 11.2): more would claim to be exact. */
function coordinatesOf({ where }: ServiceRequest): Coordinates | undefined {
  if (!where || !(Math.abs(where.latitude) <= 90) || !(Math.abs(where.longitude) <= 180)) return undefined;
  return [round(where.longitude), round(where.latitude)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function featureOf(request: ServiceRequest, coordinates: Coordinates): RequestFeature {
  const { ref, type, authorityStatus, stage, title, description, address, agency, url, media } = request;
  const properties: RequestProperties = {
    source: ref.source,
    id: ref.id,
    type: type?.id,
    typeName: type?.name,
    status: authorityStatus,
    stage,
    title,
    description,
    address,
    agency,
    requested: isoOf(request.requested),
    updated: isoOf(request.updated),
    expected: isoOf(request.expected),
    closed: isoOf(request.closed),
    url,
    media: media?.[0]?.url,
  };
  return { type: 'Feature', id: `${ref.source}/${ref.id}`, geometry: { type: 'Point', coordinates }, properties: said(properties) };
}

function isoOf(when: When | undefined): string | undefined {
  return when?.iso;
}

/** Without members that are undefined, which JSON has not. */
function said(properties: RequestProperties): RequestProperties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as unknown as RequestProperties;
}
