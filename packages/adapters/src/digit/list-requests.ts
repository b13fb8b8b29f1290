import type { Batch, Query, ServiceRequest, SourceContext } from '@civickit/core';
import { orderOf } from '../content-system/order-of.js';
import { readJson } from '../content-system/read-json.js';
import { fieldsOf, numberOf } from '../record/fields.js';
import { boundOf } from '../source/bound-of.js';
import { addressOf, post, type Criteria, type DigitService } from './digit-service.js';
import { cursorOf, pageAfter, pageOf } from './digit-pages.js';
import { parseRequests, type ReadRequests } from './parse-requests.js';

export function search(service: DigitService, criteria: Criteria, context: SourceContext): Promise<ReadRequests> {
  const url = addressOf(service.requests, '_search', { tenantId: service.tenantId, ...criteria });
  return post(service, { url, idempotent: true }, context, parseRequests);
}

/** The request of this id; undefined where there is none. */
export async function findRequest(service: DigitService, id: string, context: SourceContext): Promise<ServiceRequest | undefined> {
  const { items } = await search(service, { serviceRequestId: id }, context);
  return items.find(({ ref }) => ref.id === id);
}

export async function listRequests(
  service: DigitService,
  { since, until, limit }: Query<'requests'>,
  cursor: string | undefined,
  context: SourceContext,
): Promise<Batch<ServiceRequest>> {
  const page = pageOf(cursor, service.source);
  const criteria = periodOf(since, until, context);
  const [found, counted] = await Promise.all([
    search(service, { ...criteria, limit, offset: page?.offset ?? 0 }, context),
    page ? undefined : count(service, criteria, context),
  ]);
  const { items, skipped, rows } = found;
  const total = counted !== undefined && counted >= rows ? counted : undefined;
  const last = items.at(-1)?.ref.id ?? '';
  const next = pageAfter(page, rows, last, total);
  const repeated = page !== undefined && rows > 0 && last === page.last;
  return {
    items: repeated ? [] : items,
    skipped: repeated ? [] : skipped,
    order: orderOf(items, 'requested', context.zone),
    ...(total !== undefined && { total }),
    ...(next && { next: cursorOf(next) }),
  };
}

/** Older servers count within the limit of a search: of a limit of one, a number above can only be the whole. */
async function count(service: DigitService, criteria: Criteria, context: SourceContext): Promise<number | undefined> {
  const url = addressOf(service.requests, '_count', { tenantId: service.tenantId, ...criteria, limit: 1, offset: 0 });
  try {
    return await post(service, { url, idempotent: true }, context, (bytes, origin) => numberOf(fieldsOf(readJson(bytes, origin))['count']));
  } catch {
    return undefined; // The list does not depend on it.
  }
}

/** Both ends belong to the period, and an end alone is refused. */
function periodOf(since: string | undefined, until: string | undefined, { zone }: SourceContext): Criteria {
  if (since === undefined && until === undefined) return {};
  return {
    fromDate: since === undefined ? 0 : boundOf('since', since, zone),
    ...(until !== undefined && { toDate: boundOf('until', until, zone) - 1 }),
  };
}
