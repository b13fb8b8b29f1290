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

/** Raised when what stands in a cursor changes; others are refused. */
export const cursorVersion = 1;

/** An opaque string for `positions`, valid only for the question with this key. */
export function encodeCursor(questionKey: string, positions: Positions): string {
  // No prototypes and no arrays: old host pages put a toJSON on both, and this must read the same on every page.
  const sources = bare();
  for (const [id, position] of positions) {
    const { batch, depth, at, last } = position === 'ended' ? { batch: '', depth: 0, at: -1, last: undefined } : position;
    sources[id] = Object.assign(bare(), { b: batch, d: depth, a: at }, last === undefined ? undefined : { l: last });
  }
  const bytes = new TextEncoder().encode(JSON.stringify(Object.assign(bare(), { v: cursorVersion, q: hashKey(questionKey), s: sources })));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function bare(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

/** FNV-1a, 32 bits: enough to notice a mistake. */
export function hashKey(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36);
}
