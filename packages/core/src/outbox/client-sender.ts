import type { Writable } from '../client/actions.types.js';
import { CivicError } from '../errors/civic-error.js';
import type { Draft, Kind } from '../source/resources.js';
import type { OutboxSender } from './outbox.types.js';

/**
 * How the outbox sends through a collection of a client; undefined where that cannot send to the source.
 * Such drafts name their media by address, so that an item with files of its own needs a sender that uploads them.
 */
export function clientSender<K extends Kind>(collection: Writable<K>, source: string): OutboxSender | undefined {
  const about = collection.senders[source];
  if (!about) return undefined;
  return {
    about,
    async send(draft, { key, signal, media }) {
      if (media.length > 0) throw new CivicError('unsupported/capability', `"${source}" takes no files`, { source });
      return collection.send(draft as Draft<K>, { source, key, signal });
    },
    ...(about.canFind && { find: (draft, { key, signal }) => collection.find(draft as Draft<K>, { source, key, signal }) }),
  };
}
