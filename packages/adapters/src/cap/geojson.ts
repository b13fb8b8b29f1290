import { CivicError, type AlertArea, type GeoPoint, type GeoShape } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { readJsonList } from '../source/json-text.js';
import { Flaws, languageOf, line, prose } from './cap-fields.js';
import type { CapInfo, CapMessage, CapOrigin } from './cap-message.js';
import { alertFeature, featureList, type AlertFeature } from './geojson.schema.js';
import { withoutAbsent } from './parse-cap.js';

export interface GeoJsonAlerts {
  readonly title?: string;
  readonly messages: readonly CapMessage[];
  readonly problems: readonly CivicError[];
}

/**
 * A GeoJSON list of alerts, one feature each. A list that says nothing of status or scope is one for the public.
 * @throws CivicError `protocol/not-json`, `protocol/not-a-feed`, `too-large/markup`
 */
export function* readGeoJson(text: string, origin: CapOrigin): Generator<void, GeoJsonAlerts> {
  const details = { source: origin.source, url: origin.url };
  const { title, features } = yield* readJsonList(text, details, featureList, 'features');
  const messages: CapMessage[] = [];
  const problems: CivicError[] = [];
  let index = -1;
  for (const raw of features) {
    index += 1;
    const feature = alertFeature.safeParse(raw);
    const message = feature.success ? messageOf(feature.data, raw, origin) : undefined;
    if (message) messages.push(message);
    else
      problems.push(new CivicError('protocol/not-an-alert', `Feature ${index} of ${origin.url} has no id or no time of sending.`, details));
    yield;
  }
  return { ...(title && { title }), messages, problems };
}

function messageOf({ id, geometry, properties: given }: AlertFeature, raw: unknown, origin: CapOrigin): CapMessage | undefined {
  const flaws = new Flaws(origin);
  const identifier = line(given.identifier ?? given.id ?? id);
  const sent = flaws.when('sent', given.sent ?? given.effective);
  if (!identifier || !sent) return undefined;
  const url = pageUrl(given['@id'] ?? given.url ?? given.web, origin.url);
  const references = (given.references ?? []).map(({ sender = '', identifier: name = '', sent: at = '' }) => ({
    sender,
    identifier: name,
    sent: at,
  }));
  return {
    identifier,
    sender: line(given.sender) ?? '',
    sent,
    status: given.status ?? 'Actual',
    msgType: given.messageType ?? given.msgType ?? 'Alert',
    scope: given.scope ?? 'Public',
    references,
    infos: [infoOf(given, areaOf(given, geometry), flaws, origin)],
    ...(url && { url }),
    raw,
  };
}

function infoOf(given: AlertFeature['properties'], area: AlertArea, flaws: Flaws, { url }: CapOrigin): CapInfo {
  const [headline, description, instruction] = [line(given.headline), prose(given.description), prose(given.instruction)];
  const event = line(given.event) ?? '';
  return {
    ...withoutAbsent({
      lang: languageOf(given.language, [event, headline, description, instruction].join(' ')),
      headline,
      description,
      instruction,
      senderName: line(given.senderName),
      contact: line(given.contact),
      web: pageUrl(given.web, url),
      effective: flaws.when('effective', given.effective),
      onset: flaws.when('onset', given.onset),
      expires: flaws.when('expires', given.expires),
    }),
    event,
    category: listOf(given.category),
    responseTypes: listOf(given.responseType ?? given.response),
    urgency: given.urgency ?? 'Unknown',
    severity: given.severity ?? 'Unknown',
    certainty: given.certainty ?? 'Unknown',
    parameters: [...pairsOf(given.parameters), ...pairsOf(given.eventCode)],
    areas: [area],
    places: area.description ? [area.description] : [],
  };
}

function areaOf({ areaDesc, geocode }: AlertFeature['properties'], geometry: unknown): AlertArea {
  return { description: line(areaDesc) ?? '', shapes: shapesOf(geometry), geocodes: pairsOf(geocode) };
}

function listOf(values: string | readonly string[] | undefined): readonly string[] {
  return values === undefined ? [] : typeof values === 'string' ? [values] : values;
}

function pairsOf(table: AlertFeature['properties']['geocode']): { name: string; value: string }[] {
  return Object.entries(table ?? {}).flatMap(([name, values]) => listOf(values).map((value) => ({ name, value })));
}

/** The outer rings of polygons, and points (RFC 7946 section 3.1: longitude first). What is no geometry is left out. */
function shapesOf(geometry: unknown): GeoShape[] {
  const { type, coordinates, geometries } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (type === 'GeometryCollection') return arrayOf(geometries).flatMap(shapesOf);
  if (type === 'MultiPolygon') return arrayOf(coordinates).flatMap(polygonOf);
  if (type === 'Polygon') return polygonOf(coordinates);
  const at = type === 'Point' ? pointOf(coordinates) : undefined;
  return at ? [{ type: 'point', at }] : [];
}

function polygonOf(rings: unknown): GeoShape[] {
  const points = arrayOf(arrayOf(rings)[0]).flatMap((pair) => pointOf(pair) ?? []);
  return points.length > 3 ? [{ type: 'polygon', points: points.slice(0, -1) }] : [];
}

function pointOf(pair: unknown): GeoPoint | undefined {
  const [longitude, latitude] = arrayOf(pair);
  return typeof longitude === 'number' && typeof latitude === 'number' && Math.abs(latitude) <= 90 ? { latitude, longitude } : undefined;
}

function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
