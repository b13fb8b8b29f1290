import { loadPart } from '../source/load-part.js';
import type * as Late from './late.js';

let late: typeof Late | undefined;
let missed = 0;

/** Code that few answers need. Where it is not here yet, what is read without it is read again by `withLateReading`. */
export function lateReading(): typeof Late | undefined {
  if (!late) missed++;
  return late;
}

/** For code that has it anyway, and cannot wait. */
export function provideLateReading(part: typeof Late): void {
  late = part;
}

/** What `read` gives, with all that it asked `lateReading` for. @throws CivicError `network/part`, and what `read` throws */
export async function withLateReading<T>(read: () => T | Promise<T>): Promise<T> {
  const before = missed;
  const first = await read();
  if (missed === before) return first;
  late ??= await loadPart(() => import('./late.js'));
  return read();
}
