import { CivicError } from '@civickit/core';
import { countIn, momentIn, textIn } from './query-fields.js';

/** One parameter of a query: how it is read, and from the same place what the OpenAPI document says of it. */
export interface QueryField<T> {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly means: string;
  /** @throws CivicError `invalid/query` */
  read(query: URLSearchParams, name: string, zone: string): T;
}

export type QueryFields = Readonly<Record<string, QueryField<unknown>>>;
type ReadQuery<Fields extends QueryFields> = { readonly [Name in keyof Fields]: ReturnType<Fields[Name]['read']> };

/** Reads what `fields` name; a blank counts as absent, and names that are none of them are passed over. @throws CivicError `invalid/query` */
export function readQuery<Fields extends QueryFields>(fields: Fields, query: URLSearchParams, zone: string): ReadQuery<Fields> {
  const read = Object.entries(fields).map(([name, field]) => [name, field.read(query, name, zone)]);
  return Object.fromEntries(read) as ReadQuery<Fields>;
}

/** A number from 1 on; what is above `most` counts as that. */
export function count(means: string, fallback: number, most: number): QueryField<number> {
  return {
    means,
    schema: { type: 'integer', minimum: 1, maximum: 999_999_999, default: fallback },
    read: (query, name) => countIn(query, name, fallback, most),
  };
}

/** A bare day begins at its midnight where the area is. */
export function moment(means: string): QueryField<number | undefined> {
  return { means, schema: momentSchema, read: momentIn };
}

/** Before 1600 calendars and zones are guesses, and `exactWhen` takes none. */
export const momentSchema = { type: 'string', pattern: '^(1[6-9]|[2-9]\\d)\\d\\d-', anyOf: [{ format: 'date' }, { format: 'date-time' }] };

export function text(means: string): QueryField<string | undefined> {
  return { means, schema: { type: 'string' }, read: textIn };
}

export function oneOf<const T extends string>(means: string, values: readonly T[]): QueryField<T | undefined> {
  return {
    means,
    schema: { type: 'string', enum: values },
    read(query, name) {
      const given = textIn(query, name);
      const known = values.find((value) => value === given);
      if (given === undefined || known !== undefined) return known;
      throw new CivicError('invalid/query', `${name}: "${given}" is none of ${values.join(', ')}`);
    },
  };
}

export function flag(means: string, fallback: boolean): QueryField<boolean> {
  const word = oneOf(means, ['true', 'false']);
  return {
    means,
    schema: { type: 'boolean', default: fallback },
    read: (...given) => (word.read(...given) ?? String(fallback)) === 'true',
  };
}
