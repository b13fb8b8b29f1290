import type { ColumnType } from 'kysely';

/** A column of jsonb: read as it was written, written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;
/** Milliseconds are kept, so that what is read is what was written. */
export type Moment = ColumnType<Date, Date | string, Date | string>;
export type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
export type OptionalMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
