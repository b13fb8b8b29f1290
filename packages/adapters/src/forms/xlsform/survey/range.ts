import type { FormRow } from '../sheets/form-sheet.js';
import type { Cells } from './cells.js';

interface RangeMembers {
  readonly type: 'integer' | 'decimal';
  readonly limits: { readonly minimum: number; readonly maximum: number };
}

/** A range from `start` to `end`, 1 to 10 where they are not told; its steps are whole numbers or not. */
export function rangeMembers(row: FormRow, cells: Cells): RangeMembers {
  const told = new Map<string, number>();
  for (const [, name = '', value = ''] of row.text('parameters').matchAll(/(\w+)\s*=\s*(-?\d+(?:\.\d+)?)(?![\w.])/g))
    told.set(name, Number(value));
  const [start, end, step] = [told.get('start') ?? 1, told.get('end') ?? 10, told.get('step') ?? 1];
  if (step !== 1) cells.add('cell-of-type', row, 'parameters', { column: 'step' });
  const type = [start, end, step].every(Number.isInteger) ? 'integer' : 'decimal';
  return { type, limits: { minimum: Math.min(start, end), maximum: Math.max(start, end) } };
}
