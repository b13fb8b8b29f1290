import { instantOf, type Batch, type Notice } from '@civickit/core';

/** Whether `items` come newest first, as was asked for: plug-ins sort lists as they like. */
export function orderOf(items: readonly Notice[], zone: string): Batch<Notice>['order'] {
  let before = Infinity;
  for (const { published } of items) {
    const at = published ? instantOf(published, zone) : -Infinity;
    if (at > before) return 'unordered';
    before = at;
  }
  return 'newest';
}
