import type { Notice } from '../notices/notice.js';
import { memoryList, type Memory, type MemoryOptions } from './memory-list.js';

export type MemorySourceOptions = MemoryOptions<'notices'>;

/** A source that tests and stories hold in their hand. */
export type MemorySource = Memory<'notices'>;

export function memorySource(options: MemorySourceOptions): MemorySource {
  return memoryList({ kind: 'notices', order: 'newest', invent }, options);
}

function invent(source: string, at: number): Notice {
  const published = new Date(Date.parse('2026-03-01T00:00:00Z') - at * 1000).toISOString();
  return {
    ref: { source, id: `endless-${at}` },
    title: `Endless ${at}`,
    published: { iso: published, precision: 'instant', zone: 'given' },
  };
}
