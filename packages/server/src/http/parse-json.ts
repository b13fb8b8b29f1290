import { withoutInvalid } from '@civickit/core/markup';

/** More levels than anything has that is sent to us. */
const deepest = 64;

/**
 * What JSON in UTF-8 says, as the database can keep it: without NUL and other characters that no document may hold. Undefined for what is no JSON,
 * or nested without end.
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return plainJson(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}

/** A copy of plain data with plain texts. @throws RangeError where it is nested without end */
export function plainJson(value: unknown, depth = 0): unknown {
  if (depth > deepest) throw new RangeError('too deep');
  if (typeof value === 'string') return withoutInvalid(value);
  if (Array.isArray(value)) return value.map((member) => plainJson(member, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  // Members are defined, not assigned: `__proto__` becomes one like another.
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [withoutInvalid(name), plainJson(member, depth + 1)]));
}
