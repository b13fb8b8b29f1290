import type { PublicService, Ref } from '@civickit/core';
import { isFields, textOf } from '../pulled/fields.js';
import { serviceMembers } from '../pulled/services/pulled-service.js';
import { list } from '../pulled/services/readers.js';

const ids = list(textOf);

/**
 * `service` with what stands in `_civickit` of its record: members as CivicKit has them, where HSDS has no field for what they say. One
 * that is null is not said at all (as in RFC 7396). `related` are ids of the same source.
 */
export function patched(service: PublicService, own: unknown): PublicService {
  if (!isFields(own)) return service;
  const { name = service.name, related, ...others } = own;
  const { source } = service.ref;
  const refs = ids(related)?.map((id): Ref => ({ source, id }));
  const changed: Record<string, unknown> = {
    ...service,
    name: textOf(name) ?? service.name,
    ...serviceMembers(others),
    ...(refs && { related: refs }),
  };
  for (const [member, value] of Object.entries(others)) if (value === null && member !== 'ref') delete changed[member];
  return changed as unknown as PublicService;
}
