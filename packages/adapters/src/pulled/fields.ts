import type { GeoPoint, GeoShape, When } from '@civickit/core';

/** Members of a record of a file. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What `read` makes of the members of a list; undefined when nothing is left. */
export function listOf<T>(value: unknown, read: (member: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found: T[] = [];
  for (const member of value as unknown[]) {
    const made = read(member);
    if (made !== undefined) found.push(made);
  }
  return found.length > 0 ? found : undefined;
}

/** Without the members that are undefined. */
export function present<T extends object>(facts: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const name of Object.keys(facts) as (keyof T)[]) {
    const fact = facts[name];
    if (fact !== undefined && fact !== null) kept[name] = fact;
  }
  return kept;
}

/** RFC 3339: a bare day, or date and time with offset. */
const dateForm = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

export function whenOf(value: unknown): When | undefined {
  if (!isFields(value)) return undefined;
  const { iso, precision, zone } = value;
  if (typeof iso !== 'string' || !dateForm.test(iso) || Number.isNaN(Date.parse(iso))) return undefined;
  const day = iso.length === 10;
  return { iso, precision: day ? 'day' : precision === 'minute' ? 'minute' : 'instant', zone: zone === 'given' ? 'given' : 'assumed' };
}

const within = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most;

export function pointOf(value: unknown): GeoPoint | undefined {
  if (!isFields(value) || !within(value.latitude, 90) || !within(value.longitude, 180)) return undefined;
  return { latitude: value.latitude, longitude: value.longitude };
}

/** A shape whose points all lie on the earth; undefined for any other. */
export function shapeOf(value: unknown): GeoShape | undefined {
  if (!isFields(value)) return undefined;
  const { type, at, radius, points } = value;
  const centre = pointOf(at);
  if (type === 'point' && centre) return { type, at: centre };
  if (type === 'circle' && centre && within(radius, 40_000_000) && radius >= 0) return { type, at: centre, radius };
  if (type !== 'line' && type !== 'polygon') return undefined;
  const read = listOf(points, pointOf);
  return read && Array.isArray(points) && read.length === points.length ? { type, points: read } : undefined;
}
