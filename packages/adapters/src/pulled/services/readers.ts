import { type Fields, isFields } from '../fields.js';

/** A value of a file as what it should be; undefined for what it is not. */
export type Read<T> = (value: unknown) => T | undefined;

/** How each member of `T` is read. None can be forgotten. */
export type Members<T> = { readonly [K in keyof T]-?: Read<NonNullable<T[K]>> };

/** The members of a record that can be read, and no others. */
export function membersOf<T extends object>(record: Fields, members: Members<T>): Partial<T> {
  const made: Partial<T> = {};
  for (const name of Object.keys(members) as (keyof T & string)[]) {
    const read = members[name](record[name]);
    if (read !== undefined) made[name] = read;
  }
  return made;
}

/** A record; none where nothing of it can be read, or where one of the members is missing without which it says nothing. */
export function record<T extends object>(members: Members<T>, ...needed: readonly (keyof T)[]): Read<T> {
  return (value) => {
    const made = isFields(value) ? membersOf(value, members) : undefined;
    return made && Object.keys(made).length > 0 && needed.every((name) => name in made) ? (made as T) : undefined;
  };
}

/** A record that would say something else if a member of it were left out. */
export function wholeRecord<T extends object>(members: Members<T>, ...needed: readonly (keyof T)[]): Read<T> {
  const read = record(members, ...needed);
  return (value) => {
    const made = read(value);
    return made && Object.keys(members).every((name) => name in made || (value as Fields)[name] === undefined) ? made : undefined;
  };
}

/** What can be read of a list. An empty list says that there is none, which is more than nothing. */
export function list<T>(read: Read<T>): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = (value as unknown[]).flatMap((member) => read(member) ?? []) as T[];
    return found.length > 0 || value.length === 0 ? found : undefined;
  };
}

/** A list of which all can be read. */
export function wholeList<T>(read: Read<T>): Read<readonly T[]> {
  const some = list(read);
  return (value) => {
    const found = some(value);
    return found?.length === (value as unknown[] | undefined)?.length ? found : undefined;
  };
}

export function oneOf<const T extends string>(...words: readonly T[]): Read<T> {
  return (value) => words.find((word) => word === value);
}

export function matching(form: RegExp): Read<string> {
  return (value) => (typeof value === 'string' && form.test(value) ? value : undefined);
}

export function numberFrom(least: number): Read<number> {
  return (value) => (Number.isFinite(value) && (value as number) >= least ? (value as number) : undefined);
}

export const flag: Read<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);
