import type { Notice } from './notice.js';

/**
 * Whether notices can be seen to stand as `placeNotice` would sort them, without reading a date: none pinned or expiring, all
 * dated by instants in one way of writing, newest first. Most sources give them so, and some give ten thousand.
 */
export function standInOrder(notices: readonly Notice[]): boolean {
  let last = notices[0]?.published?.iso ?? '';
  // By a function, which engines compile after a few calls, and not by a loop, which they run slowly for longer.
  return notices.every(({ pinned, expires, published }) => {
    if (pinned || expires || published?.precision !== 'instant') return false;
    const { iso } = published;
    if (!iso.endsWith('Z') || iso.length !== last.length || iso > last) return false;
    last = iso;
    return true;
  });
}
