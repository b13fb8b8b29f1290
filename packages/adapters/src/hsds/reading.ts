import type { GeoPoint } from '@civickit/core';

/** What a record is read with. */
export interface HsdsOrigin {
  readonly source: string;
  /** The final address, after redirects: what relative links resolve against. */
  readonly url: URL;
  /** IANA name of the municipality's zone, for dates and times without offset. */
  readonly zone: string;
  /** BCP 47 tag of the texts. */
  readonly lang?: string | undefined;
  /** From the source's system of coordinates. @default as they are */
  readonly toWgs84?: (point: GeoPoint) => GeoPoint;
}

/** The same object without members that are undefined, so that what a source does not say is absent. */
export function present<T extends object>(given: T): T {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) if (value !== undefined) kept[name] = value;
  return kept as T;
}

/** A list, or undefined where it is empty. */
export function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
