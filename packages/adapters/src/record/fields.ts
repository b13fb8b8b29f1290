import { exactWhen, toInstant, type GeoPoint, type When } from '@civickit/core';

/** Members of a record as it came. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object; everything else counts as one without members. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Text without blank ends; numbers as text; undefined for all else, also for "". */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** A number, also one written as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const text = typeof value === 'string' ? value.trim() : '';
  return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** A yes or no, also as text or number; undefined for all else. */
export function flagOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = textOf(value)?.toLowerCase();
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}

/** A list as it is; one value as a list of one; nothing, "" and {} as an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null || value === '') return [];
  return typeof value === 'object' && Object.keys(value).length === 0 ? [] : [value];
}

/** A place of WGS 84; undefined where it is out of range, or (0, 0), which stands for none. */
export function pointOf(latitude: unknown, longitude: unknown): GeoPoint | undefined {
  const [north, east] = [numberOf(latitude), numberOf(longitude)];
  if (north === undefined || east === undefined || (north === 0 && east === 0)) return undefined;
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : undefined;
}

/** Milliseconds since the epoch, within the years that dates are read in; 0 stands for none. */
export function epochOf(value: unknown): When | undefined {
  const ms = numberOf(value);
  if (!ms || ms < 0 || ms > 253_402_300_799_999) return undefined;
  return exactWhen(toInstant(Math.trunc(ms)), 'UTC');
}
