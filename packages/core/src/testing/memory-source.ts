import { CivicError } from '../errors/civic-error.js';
import type { Notice } from '../notices/notice.js';
import type { Query } from '../source/resources.js';
import type { Batch, Source, SourceContext } from '../source/source.js';

/**
 * How a source misbehaves. `hang`: it never answers and ignores aborts. `slow`: it answers after `ms`. `error`: it throws `error`.
 * `garbage`: it gives what is no batch. `endless`: paging never ends, always with new items. `repeat`: every page is the first,
 * with a new cursor. `circle`: the last cursor leads back to the first page. `empty`: pages without items, without end.
 */
export type Fault =
  | { readonly kind: 'hang' | 'garbage' | 'endless' | 'repeat' | 'circle' | 'empty' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'error'; readonly error: unknown };

export interface MemorySourceOptions
  extends Pick<Source<'notices'>, 'id'>, Partial<Pick<Source<'notices'>, 'area' | 'about' | 'applies' | 'get'>> {
  readonly items: readonly Notice[];
  /** @default all at once */
  readonly pageSize?: number;
  readonly order?: Batch<Notice>['order'];
  readonly skipped?: readonly CivicError[];
  readonly fault?: Fault;
}

/** A source that tests and stories hold in their hand. */
export interface MemorySource extends Source<'notices'> {
  /** What it gives from the next call on. */
  items: readonly Notice[];
  /** How it misbehaves from the next call on. */
  fault: Fault | undefined;
  /** Every call of `list`, oldest first. */
  readonly calls: readonly { readonly query: Query<'notices'>; readonly cursor: string | undefined; readonly signal: AbortSignal }[];
}

export function memorySource(options: MemorySourceOptions): MemorySource {
  const { id, area, about, get, applies = new Set<never>(), pageSize = Infinity, order = 'newest', skipped = [] } = options;
  const calls: MemorySource['calls'][number][] = [];
  return {
    kind: 'notices',
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
      if (this.fault?.kind === 'garbage') return '<html>' as unknown as Batch<Notice>;
      return { ...pageOf(this.items, start, pageSize, id, this.fault), order, skipped };
    },
  };
}

async function misbehave(fault: Fault | undefined, { signal }: SourceContext): Promise<void> {
  // Even a source in memory answers later, never at once.
  await Promise.resolve();
  if (fault?.kind === 'error') throw fault.error;
  if (fault?.kind === 'hang') await new Promise(() => undefined);
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (signal.aborted) throw new CivicError('aborted/by-caller', 'The list was aborted');
}

function pageOf(
  items: readonly Notice[],
  start: number,
  size: number,
  id: string,
  fault: Fault | undefined,
): Pick<Batch<Notice>, 'items' | 'next'> {
  const end = start + size;
  const next = String(end);
  if (fault?.kind === 'endless') return { items: [invent(id, start)], next: String(start + 1) };
  if (fault?.kind === 'empty') return { items: [], next: String(start + 1) };
  if (fault?.kind === 'repeat') return { items: items.slice(0, size), next };
  const more = end < items.length;
  if (!more && fault?.kind === 'circle') return { items: items.slice(start), next: '0' };
  return { items: items.slice(start, end), ...(more ? { next } : {}) };
}

function invent(source: string, at: number): Notice {
  const published = new Date(Date.parse('2026-03-01T00:00:00Z') - at * 1000).toISOString();
  return {
    ref: { source, id: `endless-${at}` },
    title: `Endless ${at}`,
    published: { iso: published, precision: 'instant', zone: 'given' },
  };
}

function readOffset(cursor: string | undefined): number {
  const start = Number(cursor ?? 0);
  if (Number.isInteger(start) && start >= 0) return start;
  throw new CivicError('invalid/cursor', `"${String(cursor)}" is no cursor of this source`);
}
