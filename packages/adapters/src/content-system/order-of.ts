import { instantOf, type Batch, type When } from '@civickit/core';

/** Whether `items` come newest first by this date of theirs, as was asked for: plug-ins sort lists as they like. */
export function orderOf<Name extends string>(
  items: readonly { readonly [N in Name]?: When }[],
  date: Name,
  zone: string,
): Batch<unknown>['order'] {
  let before = Infinity;
  for (const { [date]: when } of items) {
    const at = when ? instantOf(when, zone) : -Infinity;
    if (at > before) return 'unordered';
    before = at;
  }
  return 'newest';
}
