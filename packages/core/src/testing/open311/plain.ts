/** Data that can be written as JSON and as XML. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainRecord;

export interface PlainRecord {
  readonly [name: string]: Plain | undefined;
}

export type Format = 'json' | 'xml';

/** The same without what is null or undefined. */
export function sparse(record: PlainRecord): PlainRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined));
}

/** The same with the named fields under other names, in their places. */
export function renamed(record: PlainRecord, names: Readonly<Record<string, string>>): PlainRecord {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [names[name] ?? name, value]));
}

/** The same without the named fields. */
export function without(record: PlainRecord, ...names: readonly string[]): PlainRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** The same with strings of digits in the named fields as numbers, as many servers write ids; leading zeros stay strings. */
export function numbered(value: Plain, fields: ReadonlySet<string>): Plain {
  if (isList(value)) return value.map((one) => numbered(one, fields));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (fields.has(name) && typeof one === 'string' && /^(0|[1-9]\d{0,14})$/.test(one)) return [name, Number(one)];
      return [name, one === undefined ? one : numbered(one, fields)];
    }),
  );
}

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isRecord(value: Plain | undefined): value is PlainRecord {
  return typeof value === 'object' && value !== null && !isList(value);
}
