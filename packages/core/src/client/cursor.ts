import { CivicError } from '../errors/civic-error.js';

/** Where reading of one source goes on. */
export interface Position {
  /** Cursor of the batch; empty for the first. */
  readonly batch: string;
  /** How many batches come before it. */
  readonly depth: number;
  /** How many of its entries are done with, and the id of the last: ids survive a change of the list, numbers a lost id. */
  readonly at: number;
  readonly last?: string;
}

/** Sources by id; `ended` for one that has nothing more. A source that is missing begins at its start. */
export type Positions = ReadonlyMap<string, Position | 'ended'>;

const version = 1;

/** An opaque string for `positions`, valid only for the question with this key. */
export function encodeCursor(questionKey: string, positions: Positions): string {
  // No prototypes and no arrays: old host pages put a toJSON on both, and this must read the same on every page.
  const sources = bare();
  for (const [id, position] of positions) {
    const { batch, depth, at, last } = position === 'ended' ? { batch: '', depth: 0, at: -1, last: undefined } : position;
    sources[id] = Object.assign(bare(), { b: batch, d: depth, a: at }, last === undefined ? undefined : { l: last });
  }
  const bytes = new TextEncoder().encode(JSON.stringify(Object.assign(bare(), { v: version, q: hash(questionKey), s: sources })));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @throws CivicError `invalid/cursor` for what is garbled, of another version, or of another question */
export function decodeCursor(questionKey: string, cursor: string): Positions {
  const { v, q, s } = parse(cursor);
  if (v !== version || typeof s !== 'object' || s === null) throw unknownCursor();
  if (q !== hash(questionKey)) throw new CivicError('invalid/cursor', 'This cursor belongs to another query');
  return new Map(Object.entries(s).map(([id, position]) => [id, readPosition(position)]));
}

function readPosition(value: unknown): Position | 'ended' {
  const { b, d, a, l } = (value ?? {}) as Record<string, unknown>;
  if (a === -1) return 'ended';
  if (typeof b !== 'string' || !isCount(d) || !isCount(a) || (l !== undefined && typeof l !== 'string')) throw unknownCursor();
  return { batch: b, depth: d, at: a, ...(l === undefined ? {} : { last: l }) };
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

function bare(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function unknownCursor(cause?: unknown): CivicError {
  return new CivicError('invalid/cursor', 'This is no cursor of this version of CivicKit', { cause });
}

/** FNV-1a, 32 bits: enough to notice a mistake. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36);
}
