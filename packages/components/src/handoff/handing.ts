import type { Collection, HandoffAbout, Kind, Writable } from '@civickit/core';

/** An office without a server: what is written for it is prepared, and the reader takes it there. */
export interface Handing {
  readonly source: string;
  readonly about: HandoffAbout;
  readonly collection: Collection<Kind> & Pick<Writable<Kind>, 'prepare'>;
}

/** Undefined where the source is sent to, or nobody is. */
export function handingOf(collection: object | undefined, source: string | undefined): Handing | undefined {
  const able = collection as (Partial<Writable<Kind>> & Handing['collection']) | undefined;
  const about = source === undefined ? undefined : able?.senders?.[source]?.handoff;
  return able && source !== undefined && about ? { source, about, collection: able } : undefined;
}
