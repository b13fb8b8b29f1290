import type { Ref } from '@civickit/core';

/** A service as the key of a map; without `source`, of whichever source. */
export function keyOf({ source = '', id }: Pick<Ref, 'id'> & Partial<Ref>): string {
  return `${source}\n${id}`;
}
