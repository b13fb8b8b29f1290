import type { Kind } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import { findPlaces } from './json-places.js';

/** Keys of an entry with what shall stand there. */
export type EntryChanges = Readonly<Record<string, unknown>>;

/** The text of a configuration with other values in some entries, by their ids; all else stays to the letter. Undefined where it cannot be done. */
export function changeEntries(text: string, kind: Kind, changes: ReadonlyMap<string, EntryChanges>): string | undefined {
  const { at, ends, wrongAt } = findPlaces(text);
  if (wrongAt !== undefined) return undefined;
  const wanted = parse(text);
  const entries = wanted[kind];
  if (!Array.isArray(entries)) return undefined;
  let changed = text;
  // From the last to the first, so that places in front of a change stay true.
  for (let index = entries.length - 1; index >= 0; index--) {
    const entry = entries[index] as SourceEntry | null;
    const change = entry && changes.get(entry.id);
    const isFirst = entries.findIndex((other: SourceEntry | null) => other?.id === entry?.id) === index;
    const [start, end] = [at.get(`${kind}[${index}]`), ends.get(`${kind}[${index}]`)];
    if (!change || !isFirst || start === undefined || end === undefined) continue;
    entries[index] = { ...entry, ...change };
    changed = changed.slice(0, start) + writeLike(text.slice(start, end), entries[index], text) + changed.slice(end);
  }
  // A key that stands twice makes places and values disagree.
  return JSON.stringify(parse(changed)) === JSON.stringify(wanted) ? changed : undefined;
}

const parse = (text: string): Record<string, unknown> => JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;

/** An object in the manner in which it stood there before: on one line, or indented. */
function writeLike(before: string, value: unknown, text: string): string {
  const base = /\n([ \t]*)\}$/.exec(before)?.[1];
  if (base === undefined) return before.startsWith('{"') ? JSON.stringify(value) : JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
  const inner = /\n([ \t]*)"/.exec(before)?.[1] ?? '';
  const unit = inner.startsWith(base) && inner.length > base.length ? inner.slice(base.length) : '  ';
  return JSON.stringify(value, null, unit)
    .split('\n')
    .join((text.includes('\r\n') ? '\r\n' : '\n') + base);
}
