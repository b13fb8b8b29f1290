import type { GeoPoint, GeoShape } from '@civickit/core';
import type { XmlElement } from '@civickit/core/markup';

/** Characters of a list of positions that are read, and positions of one shape. */
const maxChars = 256 * 1024;
const maxPoints = 10_000;
/** Shapes of one item. */
const maxShapes = 100;

const vocabularies: readonly (readonly [namespace: RegExp, prefix: string])[] = [
  [/^\{www\.georss\.org\/georss(\/\d+)?\}/, 'georss'],
  [/^\{www\.opengis\.net\/gml(\/3\.\d)?\}/, 'gml'],
  [/^\{www\.w3\.org\/2003\/01\/geo\/wgs84_pos\}/, 'geo'],
];

/**
 * The places among the elements of an item: GeoRSS Simple and GML (OGC 17-002r1 sections 7 and 8), W3C Basic Geo. Latitude comes first
 * and the datum is WGS 84; what names another, and what is no place on Earth, is left out.
 */
export function whereOf(elements: readonly XmlElement[]): readonly GeoShape[] | undefined {
  const found: GeoShape[] = [];
  const latitude = number(textOf(elements, 'geo:lat'));
  const longitude = number(textOf(elements, 'geo:long') ?? textOf(elements, 'geo:lon'));
  add(found, pointOf([latitude, longitude]));
  for (const element of elements) {
    if (found.length >= maxShapes) break;
    add(found, shapeOf(element));
  }
  return found.length ? found : undefined;
}

function within(element: XmlElement): GeoShape | undefined {
  const children = element.children();
  return children.some((child) => /^geo:(where|point)$|^georss:where$/.test(nameOf(child))) ? undefined : whereOf(children)?.[0];
}

function shapeOf(element: XmlElement): GeoShape | undefined {
  const name = nameOf(element);
  // Earlier versions wrap GML in georss:where; some write W3C points in an element of that name, others GML without a wrapper.
  if (name === 'georss:where' || name === 'geo:point') return within(element);
  if (name === 'georss:point' || name === 'gml:pos') return pointOf(numbers(element));
  if (name === 'georss:line') return lineOf(numbers(element));
  if (name === 'georss:polygon') return polygonOf(numbers(element));
  if (name === 'georss:box') return boxOf(numbers(element));
  if (name === 'georss:circle') return circleOf(numbers(element));
  return name.startsWith('gml:') && isWgs84(element) ? gmlShape(name.slice(4), element) : undefined;
}

function gmlShape(name: string, element: XmlElement): GeoShape | undefined {
  const inner = (wanted: string): XmlElement | undefined => descendant(element, wanted, 4);
  if (name === 'point') return pointOf(numbers(inner('gml:pos')));
  if (name === 'linestring') return lineOf(numbers(inner('gml:poslist')));
  if (name === 'polygon') return polygonOf(numbers(inner('gml:poslist')));
  if (name === 'envelope') return boxOf([...numbers(inner('gml:lowercorner')), ...numbers(inner('gml:uppercorner'))]);
  if (name !== 'circlebycenterpoint') return undefined;
  const radius = inner('gml:radius');
  const unit = radius?.attribute('uom') ?? 'm';
  return /^(m|metre|meter|.*:9001)$/i.test(unit) ? circleOf([...numbers(inner('gml:pos')), ...numbers(radius)]) : undefined;
}

function descendant(element: XmlElement, name: string, levels: number): XmlElement | undefined {
  for (const child of element.children()) {
    const found = nameOf(child) === name ? child : levels > 0 ? descendant(child, name, levels - 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The name under its usual prefix, whatever the document calls it. */
function nameOf({ name }: XmlElement): string {
  for (const [namespace, prefix] of vocabularies) {
    const found = namespace.exec(name);
    if (found) return `${prefix}:${name.slice(found[0].length + 1)}`;
  }
  return name;
}

function textOf(elements: readonly XmlElement[], name: string): string | undefined {
  return elements.find((element) => nameOf(element) === name)?.text(100);
}

function numbers(element: XmlElement | undefined): number[] {
  const written = element?.text(maxChars).trim();
  return written ? written.split(/[\s,]+/, maxPoints * 2).map(number) : [];
}

/** NaN for what is none: `Number` reads hexadecimal and blanks, too. */
function number(written: string | undefined): number {
  const text = written?.trim() ?? '';
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

function isWgs84(element: XmlElement): boolean {
  const system = element.attribute('srsName');
  return !system || /(4326|CRS:?84|WGS ?84)$/i.test(system);
}

function place(latitude = NaN, longitude = NaN): GeoPoint | undefined {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

function places(positions: readonly number[]): GeoPoint[] | undefined {
  const found: GeoPoint[] = [];
  for (let at = 0; at < positions.length; at += 2) {
    const point = place(positions[at], positions[at + 1]);
    if (!point) return undefined;
    found.push(point);
  }
  return found;
}

function pointOf(positions: readonly number[]): GeoShape | undefined {
  const at = place(positions[0], positions[1]);
  return at && { type: 'point', at };
}

function lineOf(positions: readonly number[]): GeoShape | undefined {
  const points = places(positions);
  return points && points.length > 1 ? { type: 'line', points } : undefined;
}

/** GeoRSS repeats the first position at the end; here a polygon closes itself. */
function polygonOf(positions: readonly number[]): GeoShape | undefined {
  const points = places(positions);
  const [first, last] = [points?.[0], points?.[points.length - 1]];
  if (points && first && first.latitude === last?.latitude && first.longitude === last.longitude) points.pop();
  return points && points.length > 2 ? { type: 'polygon', points } : undefined;
}

/** Lower and upper corner; where the box goes across 180 degrees, the western longitude is the greater and the box stays one polygon. */
function boxOf(positions: readonly number[]): GeoShape | undefined {
  const [low, high] = places(positions.slice(0, 4)) ?? [];
  if (!low || !high) return undefined;
  const corner = (from: GeoPoint, to: GeoPoint): GeoPoint => ({ latitude: from.latitude, longitude: to.longitude });
  return { type: 'polygon', points: [low, corner(low, high), high, corner(high, low)] };
}

function circleOf(positions: readonly number[]): GeoShape | undefined {
  const at = place(positions[0], positions[1]);
  const radius = positions[2] ?? NaN;
  return at && radius >= 0 && radius < 2.1e7 ? { type: 'circle', at, radius } : undefined;
}

function add(shapes: GeoShape[], shape: GeoShape | undefined): void {
  if (shape) shapes.push(shape);
}
