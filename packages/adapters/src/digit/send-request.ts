import { CivicError, toInstant, type NewServiceRequest, type Receipt, type Sender, type ServiceRequest, type SourceContext } from '@civickit/core'; // prettier-ignore
import { fieldsOf, textOf } from '../record/fields.js';
import { addressOf, post, type DigitService } from './digit-service.js';
import { search } from './list-requests.js';
import { keyField, newServiceOf, type NewServiceSetting } from './new-service.js';
import { parseRequests } from './parse-requests.js';

const day = 86_400_000;
/** A lost report is looked for among those of so many days, and as many pages. */
const daysBack = 30;
const mostPages = 10;
const pageSize = 100;

export function createSender(service: DigitService, setting: NewServiceSetting): Sender<NewServiceRequest> {
  const receiptFor = (request: ServiceRequest, strength: 'acknowledged' | 'confirmed', { clock }: SourceContext): Receipt => ({
    strength,
    source: service.source,
    at: toInstant(clock.now()),
    ref: request.ref,
    code: request.ref.id,
  });

  return {
    resend: 'search-first',
    async submit(draft, key, context) {
      const url = addressOf(service.requests, '_create', {});
      const body = newServiceOf(draft, key, setting);
      const { items } = await post(service, { url, body, idempotent: false }, context, parseRequests);
      const [created] = items;
      if (!created) throw noNumber(service, url);
      // Not confirmed: the answer is written before the database has the record.
      return receiptFor(created, 'acknowledged', context);
    },
    async find(draft, key, context) {
      const now = context.clock.now();
      let alike: ServiceRequest | undefined;
      for (let page = 0, offset = 0; page < mostPages; page++) {
        const criteria = { mobileNumber: draft.contact?.phone, fromDate: now - daysBack * day, limit: pageSize, offset };
        const { items, rows } = await search(service, criteria, context);
        const found = items.find((request) => keyOf(request) === key);
        if (found) return receiptFor(found, 'confirmed', context);
        alike ??= items.find((request) => keyOf(request) === undefined && isAlike(request, draft, now));
        if (rows === 0) break;
        offset += rows;
      }
      return alike && receiptFor(alike, 'acknowledged', context);
    },
  };
}

/** @throws CivicError; `retry` is not `never`, for it may have arrived */
function noNumber({ source }: DigitService, url: URL): CivicError {
  const message = 'The answer to a report names no serviceRequestId.';
  return new CivicError('protocol/wrong-shape', message, { source, url: url.href, retry: 'later' });
}

function keyOf({ raw }: ServiceRequest): string | undefined {
  return textOf(fieldsOf(fieldsOf(fieldsOf(raw)['service'])['additionalDetail'])[keyField]);
}

/** For servers that keep no `additionalDetail`: of the last day, with the same type, words and place. A report without words is never taken for another. */
function isAlike({ type, description, requested, where }: ServiceRequest, draft: NewServiceRequest, now: number): boolean {
  const near = (a = 0, b = 0) => Math.abs(a - b) < 1e-5;
  return (
    requested !== undefined &&
    Date.parse(requested.iso) > now - day &&
    type?.id === draft.type &&
    description !== undefined &&
    description === draft.description?.trim() &&
    (where === undefined) === (draft.where === undefined) &&
    near(where?.latitude, draft.where?.latitude) &&
    near(where?.longitude, draft.where?.longitude)
  );
}
