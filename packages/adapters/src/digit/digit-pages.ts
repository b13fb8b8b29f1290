import { CivicError } from '@civickit/core';

/** Where a list goes on, and how the last page looked. */
export interface DigitPage {
  readonly offset: number;
  /** Rows of the first page: the server may give fewer than it was asked for, but then always as few. */
  readonly size: number;
  /** Id of the last request of the page before. A server that gives the same one again pays no heed to the offset. */
  readonly last: string;
}

export function cursorOf({ offset, size, last }: DigitPage): string {
  return `${offset} ${size} ${last}`;
}

/** @throws CivicError `invalid/cursor` */
export function pageOf(cursor: string | undefined, source: string): DigitPage | undefined {
  if (cursor === undefined) return undefined;
  const found = /^(\d{1,9}) (\d{1,9}) (.*)$/s.exec(cursor);
  if (!found) throw new CivicError('invalid/cursor', `The cursor of ${source} is none of its own.`, { source });
  return { offset: Number(found[1]), size: Number(found[2]), last: found[3] ?? '' };
}

/** The page after one with `rows` rows, if there can be one. */
export function pageAfter(before: DigitPage | undefined, rows: number, last: string, total: number | undefined): DigitPage | undefined {
  const offset = (before?.offset ?? 0) + rows;
  const isLast = rows === 0 || (before ? rows < before.size || last === before.last : total !== undefined && offset >= total);
  return isLast ? undefined : { offset, size: before?.size ?? rows, last };
}
