import { limits } from './limits.js';
import { Bare, type Members } from './members.js';
import { pointer } from './pointer.js';
import type { Reading } from './reading.js';

/** Takes a value as a definition may hold it, in a copy; else reports what is wrong and gives undefined. */
export type Reader = (value: unknown, path: string, reading: Reading) => unknown;

/** Members by name. */
export type Shape = Readonly<Record<string, Reader>>;

/** A text of characters that `pattern` allows. */
export function word(pattern: RegExp, says: string, most: number = limits.word): Reader {
  return (value, path, reading) => {
    if (typeof value !== 'string' || value === '' || !pattern.test(value.slice(0, 2 * most))) return reading.error(path, `must be ${says}`);
    return isLonger(value, most) ? reading.error(path, `is longer than ${most} characters`) : value;
  };
}

/** Characters are code points, as JSON Schema counts them. */
export function isLonger(text: string, most: number): boolean {
  return text.length > 2 * most || (text.length > most && [...text].length > most);
}

export function flag(value: unknown, path: string, reading: Reading): unknown {
  return typeof value === 'boolean' ? value : reading.error(path, 'must be true or false');
}

export function amount(value: unknown, path: string, reading: Reading): unknown {
  return Number.isFinite(value) ? value : reading.error(path, 'must be a number');
}

export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER): Reader {
  const upTo = most === Number.MAX_SAFE_INTEGER ? 'or more' : `to ${most}`;
  return (value, path, reading) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? value
      : reading.error(path, `must be a whole number, ${least} ${upTo}`);
}

export function oneOf(known: readonly string[]): Reader {
  return (value, path, reading) =>
    known.includes(value as string) ? value : reading.unknown(path, 'is not known here', typeof value === 'string' ? value : '', known);
}

export function listOf(item: Reader, most: number, least = 1): Reader {
  return (value, path, reading) => {
    if (!Array.isArray(value)) return reading.error(path, 'must be a list');
    if (value.length < least) return reading.error(path, 'must not be empty');
    if (value.length > most) return void reading.excess(path, `holds more than ${most}`);
    const taken: unknown[] = [];
    for (let index = 0; index < value.length && reading.goesOn(); index++) {
      const one = item(value[index], pointer(path, index), reading);
      if (one !== undefined) taken.push(one);
    }
    return taken;
  };
}

/** A list of texts of which none stands there twice. */
export function setOf(item: Reader, most: number): Reader {
  const list = listOf(item, most);
  return (value, path, reading) => {
    const taken = list(value, path, reading) as readonly string[] | undefined;
    taken?.forEach((one, index) => {
      if (taken.indexOf(one) < index) reading.error(path, `holds "${one}" twice`);
    });
    return taken;
  };
}

/** An object whose names are free, but for their form. */
export function recordOf(name: RegExp, says: string, item: Reader, most: number): Reader {
  return (value, path, reading) => {
    const given = objectIn(value, path, reading);
    if (!given) return undefined;
    const names = Object.keys(given);
    if (names.length > most) return void reading.excess(path, `holds more than ${most}`);
    const taken = new Bare();
    for (const key of names) {
      if (!reading.goesOn()) break;
      const place = pointer(path, key);
      if (!name.test(key)) reading.error(place, `is named by what is not ${says}`);
      else put(taken, key, item(given[key], place, reading));
    }
    return taken;
  };
}

/** An object of the members of `shape` and no others; of a wrong one, what is right of it. */
export function membersOf(value: unknown, path: string, reading: Reading, shape: Shape, needed: readonly string[]): Members | undefined {
  const given = objectIn(value, path, reading);
  if (!given) return undefined;
  const known = Object.keys(shape);
  const taken = new Bare();
  const seen: string[] = [];
  for (const name of Object.keys(given)) {
    if (!reading.goesOn()) break;
    const place = pointer(path, name);
    if (!known.includes(name)) {
      reading.unknown(place, 'is not known here', name, known);
      continue;
    }
    const member = given[name];
    if (member === undefined) continue;
    seen.push(name);
    put(taken, name, shape[name]?.(member, place, reading));
  }
  for (const name of needed) if (!seen.includes(name)) reading.error(path, `lacks "${name}"`);
  return taken;
}

export function object(shape: Shape, needed: readonly string[]): Reader {
  return (value, path, reading) => membersOf(value, path, reading, shape, needed);
}

function objectIn(value: unknown, path: string, reading: Reading): Readonly<Members> | undefined {
  return isObject(value) ? value : reading.error(path, 'must be an object');
}

function isObject(value: unknown): value is Readonly<Members> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of what has not been checked yet. */
export function ownMember(value: unknown, name: string): unknown {
  return isObject(value) && Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined;
}

function put(taken: Members, name: string, value: unknown): void {
  if (value !== undefined) taken[name] = value;
}
