/** Plain data of JSON-LD; members that are undefined do not occur. */
export type JsonLdValue = string | number | boolean | JsonLdObject | readonly JsonLdValue[];

export interface JsonLdObject {
  readonly [member: string]: JsonLdValue;
}

/** What is said of a thing, as far as it is known. */
export type Members = Readonly<Record<string, JsonLdValue | undefined>>;

/** A thing of schema.org with what is known of it; undefined where nothing is. */
export function thing(type: string, members: Members): JsonLdObject | undefined {
  const known = Object.entries(members).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)); // prettier-ignore
  return known.length > 0 ? { '@type': type, ...(Object.fromEntries(known) as Record<string, JsonLdValue>) } : undefined;
}

/** Those that there are. */
export function existing<T>(list: readonly (T | undefined)[]): readonly T[] {
  return list.filter((one): one is T => one !== undefined);
}

/** A list as JSON-LD likes it: nothing for none, and one without brackets. */
export function oneOrMany(list: readonly (JsonLdValue | undefined)[]): JsonLdValue | undefined {
  const known = list.filter((value) => value !== undefined && value !== '') as readonly JsonLdValue[];
  return known.length > 1 ? known : known[0];
}
