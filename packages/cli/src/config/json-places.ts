/** A place in a text, both from 1, as editors count. */
export interface TextPlace {
  readonly row: number;
  readonly column: number;
}

export function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { row: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Where each key and each value of a JSON text begins, by path as `notices[0].url`; or where the text stops being JSON. */
export interface JsonPlaces {
  readonly at: ReadonlyMap<string, number>;
  /** Where each value ends, behind its last sign. */
  readonly ends: ReadonlyMap<string, number>;
  readonly wrongAt?: number;
}

const blank = /[ \t\r\n]*/y;
const string = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y; // eslint-disable-line no-control-regex -- JSON forbids them
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const deepest = 200;

/** `JSON.parse` says where a text breaks off in words that differ from one Node to the next, and never where a value stands. */
export function findPlaces(text: string): JsonPlaces {
  const at = new Map<string, number>();
  const ends = new Map<string, number>();
  let offset = text.startsWith('\uFEFF') ? 1 : 0;

  const take = (pattern: RegExp): string => {
    pattern.lastIndex = offset;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) throw new Misplaced(offset);
    offset += found.length;
    return found;
  };
  const takeSign = (sign: string): boolean => {
    take(blank);
    if (text[offset] !== sign) return false;
    offset += 1;
    return true;
  };
  const need = (sign: string): void => {
    if (!takeSign(sign)) throw new Misplaced(offset);
  };
  const readMembers = (end: string, readMember: (index: number) => void): void => {
    if (takeSign(end)) return;
    for (let index = 0; ; index++) {
      readMember(index);
      if (takeSign(end)) return;
      need(',');
    }
  };
  const readValue = (path: string, depth: number): void => {
    take(blank);
    if (!at.has(path)) at.set(path, offset);
    if (depth > deepest) throw new Misplaced(offset);
    if (takeSign('{')) {
      readMembers('}', () => {
        take(blank);
        const start = offset;
        const key = JSON.parse(take(string)) as string;
        const inner = path ? `${path}.${key}` : key;
        at.set(inner, start);
        need(':');
        readValue(inner, depth + 1);
      });
    } else if (takeSign('[')) {
      readMembers(']', (index) => readValue(`${path}[${index}]`, depth + 1));
    } else {
      take(text[offset] === '"' ? string : scalar);
    }
    if (!ends.has(path)) ends.set(path, offset);
  };

  try {
    readValue('', 0);
    take(blank);
    if (offset < text.length) throw new Misplaced(offset);
    return { at, ends };
  } catch (error) {
    if (error instanceof Misplaced) return { at, ends, wrongAt: error.offset };
    throw error;
  }
}

class Misplaced extends Error {
  constructor(readonly offset: number) {
    super('no JSON');
  }
}

/** The place of `path`, or of the nearest that holds it: `notices[0].adapter` may be missing. */
export function placeOf(path: string, text: string, { at }: JsonPlaces): TextPlace {
  for (let length = path.length; length > 0; length--) {
    const whole = length === path.length || path[length] === '.' || path[length] === '[';
    const offset = whole ? at.get(path.slice(0, length)) : undefined;
    if (offset !== undefined) return placeAt(text, offset);
  }
  return placeAt(text, at.get('') ?? 0);
}
