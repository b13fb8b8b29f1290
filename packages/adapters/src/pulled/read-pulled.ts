import { CivicError, type ErrorCode, type Instant, type Item, type Kind } from '@civickit/core';
import { type Fields, isFields, present, textOf } from './fields.js';

/** What every file of `civickit pull` tells, whatever its items are. */
export interface ParsedPulled<K extends Kind = 'notices'> {
  readonly items: readonly Item<K>[];
  readonly order: 'newest' | 'unordered';
  readonly fetchedAt: Instant;
  readonly title?: string;
  /** Why the source has given nothing since. */
  readonly refused?: CivicError;
  /** What could not be read, here or when the source was asked. */
  readonly problems: readonly CivicError[];
}

/** More are not told one by one. */
const mostProblems = 1000;

/** The object in the file of `source`, if `civickit pull` wrote it for this kind. @throws CivicError `protocol/…` */
export function openPulledFile(bytes: Uint8Array, source: string, kind: Kind): Fields & { readonly items: readonly unknown[] } {
  const file = readJson(new TextDecoder().decode(bytes), source);
  if (!isFields(file) || file['civickit-pulled'] !== 1 || file.kind !== kind || !Array.isArray(file.items) || !isInstant(file.fetchedAt)) {
    throw new CivicError('protocol/wrong-shape', `The file of ${source} was not written by civickit pull.`, { source });
  }
  return file as Fields & { readonly items: readonly unknown[] };
}

/** What an opened file brings; `read` gives undefined for what is no item. */
export function readPulled<K extends Kind>(
  file: ReturnType<typeof openPulledFile>,
  source: string,
  read: (value: unknown, source: string) => Item<K> | undefined,
): ParsedPulled<K> {
  const items: Item<K>[] = [];
  let lost = Number.isSafeInteger(file.skipped) ? Math.max(0, file.skipped as number) : 0;
  for (const value of file.items) {
    const item = read(value, source);
    if (item) items.push(item);
    else lost += 1;
  }
  const problem = new CivicError('protocol/wrong-shape', `A record of ${source} could not be read.`, { source });
  return {
    items,
    order: file.order === 'newest' ? 'newest' : 'unordered',
    fetchedAt: file.fetchedAt as Instant,
    ...present({ title: textOf(file.title), refused: refusalOf(file, source) }),
    problems: Array<CivicError>(Math.min(lost, mostProblems)).fill(problem),
  };
}

function refusalOf({ error, lastTry }: Fields, source: string): CivicError | undefined {
  if (typeof error !== 'string' || !/^[a-z-]{1,20}\/[a-z-]{1,40}$/.test(error) || !isInstant(lastTry)) return undefined;
  return new CivicError(error as ErrorCode, `${source} gave nothing when civickit pull last asked it, at ${lastTry}.`, { source });
}

function readJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const html = /^\s*</.test(text);
    throw new CivicError(html ? 'protocol/html-instead' : 'protocol/not-json', `The file of ${source} is no JSON.`, { cause, source });
  }
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
}
