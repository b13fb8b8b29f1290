import type { Notice } from './notice.js';

/**
 * Whether notices can be seen to stand as `placeNotice` would sort them, without reading a date: none pinned or expiring, all
 * dated by instants in one way of writing, newest first. Most sources give them so, and some give ten thousand.
 */
export function standInOrder(notices: readonly Notice[]): boolean {
  let last: string | undefined;
  for (const { pinned, expires, published } of notices) {
    if (pinned || expires || published?.precision !== 'instant') return false;
    const { iso } = published;
    if (!iso.endsWith('Z') || (last !== undefined && (iso.length !== last.length || iso > last))) return false;
    last = iso;
  }
  return true;
}
