import { distanceBetween, type NewServiceRequest, type RequestSource, type ServiceRequest, type SourceContext } from '@civickit/core';
import { proseReaderFor } from '../read/prose.js';

const day = 86_400_000;
const daysBack = 14;
const mostPages = 10;
/** Metres by which a place may move when a server rounds it. */
const nearby = 15;

/**
 * The request that a draft has become, searched among those of its type of the last two weeks. It must have the same words and stand at
 * the same place: a report without words, or without a place, is never taken for another. Undefined where none is seen.
 */
export async function findSent(
  draft: NewServiceRequest,
  list: RequestSource['list'],
  context: SourceContext,
): Promise<ServiceRequest | undefined> {
  const { description = '' } = draft;
  const words = spaced((await proseReaderFor(description))(description));
  if (!words) return undefined;
  const since = new Date(context.clock.now() - daysBack * day).toISOString();
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const batch = await list({ type: draft.type, since }, cursor, context);
    const found = batch.items.find(
      (request) => request.type?.id === draft.type && spaced(request.description) === words && isSamePlace(draft, request),
    );
    if (found) return found;
    cursor = batch.next;
    if (cursor === undefined) return undefined;
  }
  return undefined;
}

function isSamePlace({ where, address, addressId }: NewServiceRequest, request: ServiceRequest): boolean {
  if (where && request.where) return distanceBetween(where, request.where) <= nearby;
  if (addressId !== undefined && request.addressId !== undefined) return addressId.trim() === request.addressId;
  const words = spaced(address);
  return words !== '' && words === spaced(request.address);
}

/** White space does not survive every server. */
function spaced(text = ''): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
