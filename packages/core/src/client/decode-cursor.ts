import { CivicError } from '../errors/civic-error.js';
import { cursorVersion, hashKey, type Position, type Positions } from './cursor.js';

/** @throws CivicError `invalid/cursor` for what is garbled, of another version, or of another question */
export function decodeCursor(questionKey: string, cursor: string): Positions {
  const { v, q, s } = parse(cursor);
  if (v !== cursorVersion || typeof s !== 'object' || s === null) throw unknownCursor();
  if (q !== hashKey(questionKey)) throw new CivicError('invalid/cursor', 'This cursor belongs to another query');
  return new Map(Object.entries(s).map(([id, position]) => [id, readPosition(position)]));
}

function readPosition(value: unknown): Position | 'ended' {
  const { b, d, a, l } = (value ?? {}) as Record<string, unknown>;
  if (a === -1) return 'ended';
  if (typeof b !== 'string' || !isCount(d) || !isCount(a) || (l !== undefined && typeof l !== 'string')) throw unknownCursor();
  return { batch: b, depth: d, at: a, ...(l !== undefined && { last: l }) };
}

function parse(cursor: string): Record<string, unknown> {
  try {
    const binary = atob(cursor.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return (value ?? {}) as Record<string, unknown>;
  } catch (cause) {
    throw unknownCursor(cause);
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function unknownCursor(cause?: unknown): CivicError {
  return new CivicError('invalid/cursor', 'This is no cursor of this version of CivicKit', { cause });
}
