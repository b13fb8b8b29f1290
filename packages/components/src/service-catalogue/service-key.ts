import type { Ref } from '@civickit/core';

/** A service's name in addresses and on the device. Ids of sources hold no colon. */
export function keyOf({ source, id }: Ref): string {
  return `${source}:${id}`;
}

export function refOf(key: string): Ref | undefined {
  const at = key.indexOf(':');
  return at > 0 && at < key.length - 1 ? { source: key.slice(0, at), id: key.slice(at + 1) } : undefined;
}
