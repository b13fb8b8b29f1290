import { CivicError } from '@civickit/core';
import type { Outbox } from '@civickit/core/outbox';

/** A queue on a device that is full. */
export function withoutRoom(outbox: Outbox): Outbox {
  return {
    ...outbox,
    put: (target, draft, options) =>
      options?.unkept ? outbox.put(target, draft, options) : Promise.reject(new CivicError('storage/full', 'no room')),
  };
}
