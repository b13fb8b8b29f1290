const deepest = 50;

/**
 * Plain data of the same content, which any store can hold: getters are read, also lazy ones of a class; functions, symbols and
 * what is nested deeper than 50 are left out.
 */
export function toPlain(value: unknown, depth = 0): unknown {
  if (typeof value === 'function' || typeof value === 'symbol' || depth > deepest) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((inner) => toPlain(inner, depth + 1));
  const plain: Record<string, unknown> = {};
  for (const name of namesIn(value)) {
    const inner = toPlain((value as Record<string, unknown>)[name], depth + 1);
    if (inner !== undefined) plain[name] = inner;
  }
  return plain;
}

function namesIn(value: object): Set<string> {
  const names = new Set(Object.keys(value));
  for (let type: unknown = Object.getPrototypeOf(value); type && type !== Object.prototype; type = Object.getPrototypeOf(type)) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(type))) if ('get' in property) names.add(name);
  }
  return names;
}
