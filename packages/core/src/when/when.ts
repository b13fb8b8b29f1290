/**
 * A date as precise as its source gave it; clerks write bare days, content systems omit zones.
 * `iso` is RFC 3339: `2026-03-04` for a day, otherwise date and time with offset. `zone` tells whether the offset was given
 * or taken from the municipality's zone.
 */
export interface When {
  readonly iso: string;
  readonly precision: 'day' | 'minute' | 'instant';
  readonly zone: 'given' | 'assumed';
}

/** RFC 3339 date and time, always with offset. */
export type Instant = string & { readonly __instant: unique symbol };
