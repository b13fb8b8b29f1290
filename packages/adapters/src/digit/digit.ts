import { CivicError, type NewServiceRequest, type RequestSource, type Sender, type ServiceRequest, type SourceContext } from '@civickit/core'; // prettier-ignore
import { pageUrl } from '@civickit/core/markup';
import { describeSource, type SourceOptions } from '../source/describe-source.js';
import { addressOf, post, type DigitService } from './digit-service.js';
import { findRequest, listRequests } from './list-requests.js';
import { parseTypes, typesQuestion } from './parse-types.js';
import { createSender } from './send-request.js';
import { updateRequest, type CitizenAnswer } from './update-request.js';

export interface DigitOptions extends SourceOptions {
  /** The town, as `ke.nairobi` or `pb.amritsar`. */
  readonly tenantId: string;
  /** Path of the service for requests, beneath `url`. @default 'pgr-services/v2/request' */
  readonly requestsPath?: string;
  /** Path of the search for categories, beneath `url`. @default 'egov-mdms-service/v1/_search' */
  readonly typesPath?: string;
  /** The tenant that keeps the categories, where that is the state and not the town. @default tenantId */
  readonly typesTenantId?: string;
  /** A file of `ServiceDefs` in place of the search; a relative address is resolved against `base`. */
  readonly typesUrl?: string | URL;
  /** Code of the locality for reports that name none by `addressId`. */
  readonly locality?: string;
  /** What the office sees as the way by which a report came; the server has a list of what it takes. @default 'web' */
  readonly channel?: string;
  /** Requests of one answer, 1 to 200. @default 50 */
  readonly perPage?: number;
}

export interface DigitSource extends RequestSource {
  readonly send: Sender<NewServiceRequest>;
  /**
   * What a citizen says of a closed request: a rating, which confirms it, or that it is not done, which opens it again.
   * `context.http` must add the citizen's token: see `withAuthToken`.
   * @throws CivicError `http/client-error` where there is no such request, or DIGIT refuses the step
   */
  update(id: string, answer: CitizenAnswer, context: SourceContext): Promise<ServiceRequest>;
}

/**
 * Service requests of eGov DIGIT (PGR v2). It answers nobody without a token, which the client's `authorize` adds by `withAuthToken`.
 * @throws CivicError `invalid/url`
 */
export function digit(options: DigitOptions): DigitSource {
  const { id, tenantId, requestsPath, typesPath, typesTenantId = tenantId, perPage = 50, maxBytes, locality, channel = 'web' } = options;
  const { address, described } = describeSource(options);
  const base = new URL(address.replace(/[?#].*$/s, '').replace(/\/?$/, '/'));
  const service: DigitService = {
    source: id,
    tenantId,
    requests: new URL(`${requestsPath ?? 'pgr-services/v2/request'}/`, base),
    types: new URL(typesPath ?? 'egov-mdms-service/v1/_search', base),
    maxBytes,
  };
  const beside = options.base ?? (globalThis as { location?: { href: string } }).location?.href ?? address;
  const typesFile = options.typesUrl === undefined ? undefined : pageUrl(String(options.typesUrl), beside);
  if (options.typesUrl !== undefined && !typesFile) {
    throw new CivicError('invalid/url', `The file of categories of ${id} has no http or https address.`, { source: id });
  }

  return {
    kind: 'requests',
    ...described,
    applies: new Set(['since', 'until'] as const),
    list: (query, cursor, context) => listRequests(service, { ...query, limit: perPage }, cursor, context),
    get: (wanted, context) => findRequest(service, wanted, context),
    async types(_, context) {
      if (typesFile) {
        const answer = await context.http.send(
          { method: 'GET', url: new URL(typesFile), ...(maxBytes !== undefined && { maxBytes }) },
          context.signal,
        );
        return parseTypes(answer.bytes, { source: id, url: answer.url });
      }
      const url = addressOf(service.types, '', { tenantId: typesTenantId });
      return post(service, { url, body: typesQuestion(typesTenantId), idempotent: true }, context, parseTypes);
    },
    send: createSender(service, { source: id, tenantId, channel, ...(locality !== undefined && { locality }) }),
    update: (wanted, answer, context) => updateRequest(service, wanted, answer, context),
  };
}
