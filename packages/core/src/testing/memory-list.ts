import { CivicError } from '../errors/civic-error.js';
import type { Item, Kind, Query } from '../source/resources.js';
import type { Rules } from '../source/rules.js';
import type { Batch, Source, SourceContext } from '../source/source.js';
import { filterItems } from './filter-items.js';

/**
 * How a source misbehaves. `hang`: it never answers and ignores aborts. `slow`: it answers after `ms`. `error`: it throws `error`.
 * `garbage`: it gives what is no batch. `endless`: paging never ends, always with new items. `repeat`: every page is the first,
 * with a new cursor. `circle`: the last cursor leads back to the first page. `empty`: pages without items, without end.
 * `lost`: what is sent arrives, and the answer does not.
 */
export type Fault =
  | { readonly kind: 'hang' | 'garbage' | 'endless' | 'repeat' | 'circle' | 'empty' | 'lost' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'error'; readonly error: unknown };

export interface MemoryOptions<K extends Kind>
  extends Pick<Source<K>, 'id'>, Partial<Pick<Source<K>, 'area' | 'about' | 'applies' | 'get'>> {
  readonly items: readonly Item<K>[];
  /** @default all at once */
  readonly pageSize?: number;
  readonly order?: Batch<Item<K>>['order'];
  readonly skipped?: readonly CivicError[];
  readonly fault?: Fault;
}

/** What tests and stories hold in their hand of a source in memory. */
export interface Memory<K extends Kind> extends Omit<Source<K>, 'send'> {
  /** What it gives from the next call on. */
  items: readonly Item<K>[];
  /** How it misbehaves from the next call on. */
  fault: Fault | undefined;
  /** Every call of `list`, oldest first. */
  readonly calls: readonly { readonly query: Query<K>; readonly cursor: string | undefined; readonly signal: AbortSignal }[];
}

interface MemoryKind<K extends Kind> {
  readonly kind: K;
  readonly order: Batch<Item<K>>['order'];
  /** An item of a list without end. */
  readonly invent: (source: string, at: number) => Item<K>;
  /** By which it does the filters that its `applies` names; without them, it does none. */
  readonly rules?: Rules<K>;
}

export function memoryList<K extends Kind>({ kind, invent, rules, order: usual }: MemoryKind<K>, options: MemoryOptions<K>): Memory<K> {
  const { id, area, about, get, applies = new Set<never>(), pageSize = Infinity, order = usual, skipped = [] } = options;
  const calls: Memory<K>['calls'][number][] = [];
  return {
    kind,
    id,
    applies,
    ...(area === undefined ? {} : { area }),
    ...(about === undefined ? {} : { about }),
    ...(get === undefined ? {} : { get }),
    items: options.items,
    fault: options.fault,
    calls,
    async list(query, cursor, context) {
      calls.push({ query, cursor, signal: context.signal });
      await misbehave(this.fault, context);
      const start = readOffset(cursor);
      if (this.fault?.kind === 'garbage') return '<html>' as unknown as Batch<Item<K>>;
      const shape = { start, size: pageSize, fault: this.fault, invent: (at: number) => invent(id, at) };
      const found = rules ? filterItems(rules, applies, this.items, query, context) : this.items;
      return { ...pageOf(found, shape), order, skipped };
    },
  };
}

/** Waits, hangs or throws as the fault says. @throws CivicError `aborted/by-caller`, or what the fault holds */
export async function misbehave(fault: Fault | undefined, { signal }: SourceContext): Promise<void> {
  // Even a source in memory answers later, never at once.
  await Promise.resolve();
  if (fault?.kind === 'error') throw fault.error;
  if (fault?.kind === 'hang') await new Promise(() => undefined);
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (signal.aborted) throw new CivicError('aborted/by-caller', 'The call was aborted');
}

interface PageShape<T> {
  readonly start: number;
  readonly size: number;
  readonly fault: Fault | undefined;
  readonly invent: (at: number) => T;
}

function pageOf<T>(items: readonly T[], { start, size, fault, invent }: PageShape<T>): Pick<Batch<T>, 'items' | 'next'> {
  const end = start + size;
  const next = String(end);
  if (fault?.kind === 'endless') return { items: [invent(start)], next: String(start + 1) };
  if (fault?.kind === 'empty') return { items: [], next: String(start + 1) };
  if (fault?.kind === 'repeat') return { items: items.slice(0, size), next };
  const more = end < items.length;
  if (!more && fault?.kind === 'circle') return { items: items.slice(start), next: '0' };
  return { items: items.slice(start, end), ...(more ? { next } : {}) };
}

function readOffset(cursor: string | undefined): number {
  const start = Number(cursor ?? 0);
  if (Number.isInteger(start) && start >= 0) return start;
  throw new CivicError('invalid/cursor', `"${String(cursor)}" is no cursor of this source`);
}
