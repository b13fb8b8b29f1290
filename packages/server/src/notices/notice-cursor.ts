import { CivicError } from '@civickit/core';

/** The last notice of a page: what comes after it is older, whatever has been published since. */
export interface NoticePlace {
  readonly published: Date;
  readonly id: string;
}

export function cursorOf({ published, id }: NoticePlace): string {
  return Buffer.from(`${published.getTime()} ${id}`).toString('base64url');
}

/** @throws CivicError `invalid/cursor` */
export function placeOf(cursor: string): NoticePlace {
  const [, time, id] = /^(-?\d{1,15}) (.+)$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const published = new Date(Number(time));
  if (id === undefined || Number.isNaN(published.getTime()))
    throw new CivicError('invalid/cursor', 'The cursor is none that this list gave');
  return { published, id };
}
