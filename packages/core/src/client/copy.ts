import { toPlain } from '../objects/to-plain.js';
import type { Item, Kind } from '../source/resources.js';
import type { Store } from '../store/store.js';
import type { Instant } from '../when/when.js';
import type { Answer } from './chain.js';

/** What is stored of an answer. */
export interface Copy {
  readonly items: readonly unknown[];
  readonly fetchedAt: Instant;
  readonly title?: string;
}

/** Of a list the newest; a catalogue that is cut would pretend that the rest is not there. */
const mostItems: Readonly<Partial<Record<Kind, number>>> = { services: 20_000 };

/** Leaves a trace that is read without the database and its code: whether any copy was ever kept on this device. */
export async function keepCopy(store: Store, key: string, copy: Copy): Promise<void> {
  await store.set('switch/copies', 'on');
  await store.set(key, copy);
}

/** The answer out of what has been stored; undefined if that is no copy. */
export async function restoreCopy<K extends Kind>(store: Store, key: string): Promise<Answer<K> | undefined> {
  const { items, fetchedAt, title } = ((await store.get(key)) ?? {}) as Partial<Copy>;
  if (!Array.isArray(items) || typeof fetchedAt !== 'string' || Number.isNaN(Date.parse(fetchedAt))) return undefined;
  const kept = items as readonly Item<K>[];
  const batch = { items: kept, order: 'unordered', skipped: [], ...(title !== undefined && { title }) } as const;
  return { batch, origin: 'cache', fetchedAt, readAt: Date.parse(fetchedAt) };
}

/** What is stored of an answer: plain data without raw records, pausing after each item. */
export function* copyOf<K extends Kind>({ batch: { items, title }, fetchedAt }: Answer<K>, kind: K): Generator<void, Copy> {
  const kept: object[] = [];
  for (const item of items.slice(0, mostItems[kind] ?? 100)) {
    kept.push(withoutRaw(item));
    yield;
  }
  return { items: kept, fetchedAt, ...(title !== undefined && { title }) };
}

/** The raw record may be of any size and shape. */
function withoutRaw(item: object): object {
  const plain = toPlain(item) as { raw?: unknown };
  delete plain.raw;
  return plain;
}
