import { CivicError, type ServiceRequest, type SourceContext } from '@civickit/core';
import { fieldsOf } from '../record/fields.js';
import { addressOf, post, type DigitService } from './digit-service.js';
import { findRequest } from './list-requests.js';
import { parseRequests } from './parse-requests.js';

/** What a citizen says of a request that the office has closed: stars from 1 to 5, or that it is not done. */
export type CitizenAnswer =
  | { readonly action: 'RATE'; readonly rating: 1 | 2 | 3 | 4 | 5; readonly comments?: string }
  | { readonly action: 'REOPEN'; readonly comments?: string };

/**
 * Answers a closed request in the name of whoever's token `context.http` adds, and gives it as it stands then. Never sent twice.
 * @throws CivicError `http/client-error` where there is no such request, or DIGIT refuses the step
 */
export async function updateRequest(
  service: DigitService,
  id: string,
  answer: CitizenAnswer,
  context: SourceContext,
): Promise<ServiceRequest> {
  const { source } = service;
  const found = await findRequest(service, id, context);
  const url = addressOf(service.requests, '_update', {});
  if (!found) throw new CivicError('http/client-error', `There is no request ${id}.`, { source, status: 404 });
  // The whole record as it came: what is left out would be emptied.
  const record = fieldsOf(fieldsOf(found.raw)['service']);
  const body = {
    service: { ...record, ...(answer.action === 'RATE' && { rating: answer.rating }) },
    workflow: { action: answer.action, assignes: [], ...(answer.comments && { comments: answer.comments }), verificationDocuments: [] },
  };
  const { items } = await post(service, { url, body, idempotent: false }, context, parseRequests);
  const changed = items.find(({ ref }) => ref.id === id);
  if (changed) return changed;
  throw new CivicError('protocol/wrong-shape', 'The answer to an update is about another request.', { source, url: url.href });
}
