const deepest = 100;

/**
 * JSON of plain data. Unlike `JSON.stringify` it asks nothing for a `toJSON`, which old libraries of host pages put on arrays and objects;
 * and it is total: what JSON cannot say, or what is nested deeper than 100, is null or left out.
 */
export function writeJson(value: unknown): string {
  return write(value, 0) ?? 'null';
}

function write(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (value === null) return 'null';
  if (typeof value !== 'object' || depth > deepest) return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'null' : JSON.stringify(value.toISOString());
  // Spread, as they put another `Array.from` in its place too.
  if (Array.isArray(value)) return `[${[...(value as unknown[])].map((inner) => write(inner, depth + 1) ?? 'null').join()}]`;
  const members: string[] = [];
  for (const name of Object.keys(value)) {
    const text = write((value as Record<string, unknown>)[name], depth + 1);
    if (text !== undefined) members.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${members.join()}}`;
}
