import { type CivicError, type CollectionOf, isCivicError, type PublicService } from '@civickit/core';

export interface FoundServices {
  /** In the order in which they are named. */
  readonly services: readonly PublicService[];
  /** Ids that no source has. */
  readonly missing: readonly string[];
}

/**
 * The services that a guide names, each as its source gives it by itself, which may be more than in its list.
 * @throws CivicError where a source that may have one of them cannot be asked
 */
export async function findServices(written: string, collection: CollectionOf<'services'>, signal: AbortSignal): Promise<FoundServices> {
  const ids = [...new Set(written.split(/\s+/u).filter(Boolean))];
  // Ids may hold spaces: what is written is one of them, else several.
  const whole = ids.length > 1 ? await findService(written.trim(), collection, signal).catch(() => undefined) : undefined;
  if (whole) return { services: [whole], missing: [] };
  const found = await Promise.all(ids.map((id) => findService(id, collection, signal)));
  return { services: found.filter((service) => service !== undefined), missing: ids.filter((_, at) => !found[at]) };
}

/** One source after the other, as they are configured. That none has it is known only when all have answered. */
async function findService(id: string, collection: CollectionOf<'services'>, signal: AbortSignal): Promise<PublicService | undefined> {
  let failure: CivicError | undefined;
  for (const { id: source } of collection.sources) {
    try {
      const service = await collection.get({ source, id }, signal);
      if (service) return service;
    } catch (error) {
      if (!isCivicError(error) || signal.aborted) throw error;
      failure ??= error;
    }
  }
  const listed = collection.loaded().find(({ ref }) => ref.id === id);
  if (!listed && failure) throw failure;
  return listed;
}
