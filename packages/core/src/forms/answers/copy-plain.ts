/** How much a copy may hold: pieces of data, and one in another. */
const mostPieces = 500_000;
const deepest = 40;

/**
 * A copy of what JSON could say of `value`, read once: own members only, without functions, cycles and what is nested too deep. Undefined
 * where it cannot be read, or is too much to be anybody's answers. Never throws.
 */
export function copyPlain(value: unknown, most = mostPieces): unknown {
  let pieces = 0;
  const copy = (given: unknown, depth: number): unknown => {
    if (typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean') return given;
    if (typeof given !== 'object' || given === null || depth > deepest) return undefined;
    const keys = Array.isArray(given) ? given : Object.keys(given);
    // Counted before any of them is read.
    if ((pieces += keys.length) > most) throw new RangeError('too much');
    const member = (key: string | number): unknown => copy((given as PlainRecord)[key], depth + 1);
    if (Array.isArray(given)) {
      const members: unknown[] = [];
      // No `Array.from`: old libraries of host pages have one that maps nothing.
      for (let at = 0; at < given.length; at += 1) members.push(member(at));
      return members;
    }
    // Entries are defined, not assigned: `__proto__` becomes a member like another.
    return Object.fromEntries(keys.map((key: string) => [key, member(key)]));
  };
  try {
    return copy(value, 0);
  } catch {
    return undefined;
  }
}

export type PlainRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
