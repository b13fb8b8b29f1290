import type { Cell, Row, Table, TableLimits } from './table.js';

/** What JSON in our own shape is not. */
export type RecordsFault = 'not-json' | 'no-records';

/** Cells that hold what no cell can, by row and column. */
export type Nested = readonly (readonly [row: number, head: string])[];

/**
 * An array of plain records, or an object that holds one under `name`, as a table: its heads are the records' keys. Null counts as
 * empty.
 */
export function readRecords(
  text: string,
  name: string,
  { maxRows, maxColumns }: TableLimits,
): { table: Table; nested: Nested; odd: number[] } | RecordsFault {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'not-json';
  }
  const records = Array.isArray(parsed) ? (parsed as unknown[]) : (parsed as Record<string, unknown> | null)?.[name];
  if (!Array.isArray(records)) return 'no-records';
  const heads = new Map<string, number>();
  const rows: Row[] = [];
  const nested: (readonly [number, string])[] = [];
  const odd: number[] = [];
  for (let at = 0; at < records.length && at < maxRows; at++) {
    const record: unknown = records[at];
    if (record === null || typeof record !== 'object' || Array.isArray(record)) {
      odd.push(at + 1);
      continue;
    }
    const cells: (Cell | undefined)[] = [];
    for (const [head, value] of Object.entries(record)) {
      if (!heads.has(head) && heads.size < maxColumns) heads.set(head, heads.size);
      const column = heads.get(head);
      const cell = cellOf(value);
      if (cell === 'nested') nested.push([at + 1, head]);
      else if (cell && column !== undefined) cells[column] = cell;
    }
    rows.push({ number: at + 1, cells });
  }
  const head: Row = { number: 0, cells: [...heads.keys()].map((text) => ({ text })) };
  return { table: { form: 'records', rows: [head, ...rows], ...(records.length > maxRows && { cut: true }) }, nested, odd };
}

function cellOf(value: unknown): Cell | 'nested' | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) {
    const list = value.filter((entry) => typeof entry === 'string' || typeof entry === 'number').map(String);
    return list.length === value.length ? { text: list.join('\n'), list } : 'nested';
  }
  // JSON has nothing else but objects.
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? { text: String(value).trim() } : 'nested';
}
