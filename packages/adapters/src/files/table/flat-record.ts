import { fieldsOf, listOf, textOf } from '../../record/fields.js';
import type { Cell, Row, Table } from './table.js';

const deepest = 4;

/**
 * A record as cells by head. Objects within become heads with dots (`hours.text`), lists of objects one line each
 * (`[{ "number": "12345" }]`); what stands under a name that is `kept` stays as it is.
 */
function flatCells(record: unknown, kept: (name: string) => boolean): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  flatten(record, '', kept, cells, deepest);
  return cells;
}

function flatten(record: unknown, prefix: string, kept: (name: string) => boolean, cells: Map<string, Cell>, depth: number): void {
  for (const [name, value] of Object.entries(fieldsOf(record))) {
    const head = prefix + name;
    if (value === null || value === undefined || value === '') continue;
    if (Array.isArray(value)) cells.set(head, listCell(value, kept(name)));
    else if (typeof value === 'object') {
      if (kept(name)) cells.set(head, { text: '', value });
      else if (depth > 0) flatten(value, `${head}.`, kept, cells, depth - 1);
    } else cells.set(head, { text: typeof value === 'boolean' ? String(value) : (textOf(value) ?? '') });
  }
}

function listCell(value: readonly unknown[], whole: boolean): Cell {
  if (whole && value.some((entry) => typeof entry === 'object')) return { text: '', value };
  const list = value
    .map((entry) => (typeof entry === 'object' ? lineOf(entry) : (textOf(entry) ?? '')))
    .filter((line) => line.trim() !== '');
  // What JSON says by an empty list, a spreadsheet says by a word.
  return list.length > 0 ? { text: list.join('\n'), list } : { text: '-' };
}

function lineOf(entry: unknown): string {
  const { kind, title, name, number, value, code, url, note } = fieldsOf(entry);
  const shown = [kind === 'voice' ? undefined : kind, title, name, number, value, code, url].map(textOf).filter(Boolean);
  const noted = textOf(note);
  return shown.join(' ') + (noted && shown.length > 0 ? `（${noted}）` : '');
}

/** Records with their places in their list, from 1. */
export function numbered(list: readonly unknown[]): (readonly [number: number, record: unknown])[] {
  return list.map((record, at) => [at + 1, record]);
}

/** Records as a table under heads of their own, each row with its number, and with what was `given` where the record is not all of it. */
export function tableOf(
  name: string,
  records: readonly (readonly [number: number, record: unknown, given?: unknown])[],
  kept: (name: string) => boolean,
  nested = false,
): Table {
  const heads = new Map<string, number>();
  const rows: Row[] = records.map(([number, record, given = record]) => {
    const cells: (Cell | undefined)[] = [];
    for (const [head, cell] of flatCells(record, kept)) {
      if (!heads.has(head)) heads.set(head, heads.size);
      cells[heads.get(head) ?? 0] = cell;
    }
    return { number, cells, record: given };
  });
  const head: Row = { number: 0, cells: [...heads.keys()].map((text) => ({ text })) };
  return { sheet: name, form: 'records', rows: [head, ...rows], ...(nested && { nested }) };
}

/** Whether a value is a list of objects, or one object, and so may be records of their own. */
export function hasRecords(value: unknown): boolean {
  return listOf(value).some((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry));
}
