import { CivicError, type ErrorCode, type Instant, type Notice } from '@civickit/core';
import { isFields, textOf } from './fields.js';
import { pulledNotice } from './pulled-notice.js';

export interface ParsedPulled {
  readonly items: readonly Notice[];
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

/** Reads a file of `civickit pull`. `source` is the id under which its notices are known. @throws CivicError `protocol/…` */
export function parsePulled(bytes: Uint8Array, source: string): ParsedPulled {
  const file = readJson(new TextDecoder().decode(bytes), source);
  const fetchedAt = isFields(file) ? file.fetchedAt : undefined;
  if (!isFields(file) || file['civickit-pulled'] !== 1 || file.kind !== 'notices' || !Array.isArray(file.items) || !isInstant(fetchedAt)) {
    throw new CivicError('protocol/wrong-shape', `The file of ${source} was not written by civickit pull.`, { source });
  }
  const items: Notice[] = [];
  let lost = Number.isSafeInteger(file.skipped) ? Math.max(0, file.skipped as number) : 0;
  for (const value of file.items as unknown[]) {
    const notice = pulledNotice(value, source);
    if (notice) items.push(notice);
    else lost += 1;
  }
  const title = textOf(file.title);
  const refused = refusalOf(file, source);
  const problem = new CivicError('protocol/wrong-shape', `A record of ${source} could not be read.`, { source });
  return {
    items,
    order: file.order === 'newest' ? 'newest' : 'unordered',
    fetchedAt,
    ...(title && { title }),
    ...(refused && { refused }),
    problems: Array<CivicError>(Math.min(lost, mostProblems)).fill(problem),
  };
}

function refusalOf({ error, lastTry }: Readonly<Record<string, unknown>>, source: string): CivicError | undefined {
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
