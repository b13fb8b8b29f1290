import type { Ref } from '@civickit/core';

/** A service's name in addresses, on the device and in maps; without `source`, of whichever source. Ids of sources hold no colon. */
export function keyOf({ source = '', id }: Pick<Ref, 'id'> & Partial<Ref>): string {
  return `${source}:${id}`;
}

export function refOf(key: string): Ref | undefined {
  const at = key.indexOf(':');
  return at > 0 && at < key.length - 1 ? { source: key.slice(0, at), id: key.slice(at + 1) } : undefined;
}
