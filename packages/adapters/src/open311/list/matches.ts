import { distanceBetween, instantOf, type RequestQuery, type ServiceRequest, type When } from '@civickit/core';
import { boundOf } from '../../source/bound-of.js';
import type { Open311Dialect } from '../dialect.js';
import { spanOf } from './question-parameters.js';

/**
 * Whether a request is what was asked for, as far as the server was asked: some pass over parameters that they do not know, and dates
 * are asked for a little wider than wanted.
 */
export function matcherOf(query: RequestQuery, { filters, near }: Open311Dialect, zone: string): (request: ServiceRequest) => boolean {
  const { from = -Infinity, until = Infinity } = spanOf(query, zone);
  const changed = query.updatedAfter === undefined || !filters.updatedAfter ? undefined : boundOf('updatedAfter', query.updatedAfter, zone);
  const at = (when: When | undefined) => (when ? instantOf(when, zone) : NaN);
  const dated = (filters.since && query.since !== undefined) || (filters.until && query.until !== undefined);
  return (request) => {
    if (filters.type && query.type !== undefined && request.type?.id !== query.type) return false;
    if (filters.status && query.status !== undefined && request.authorityStatus !== query.status) return false;
    if (dated) {
      const requested = at(request.requested);
      if (filters.since && query.since !== undefined && !(requested >= from)) return false;
      if (filters.until && query.until !== undefined && !(requested < until)) return false;
    }
    if (changed !== undefined && !(at(request.updated ?? request.requested) >= changed)) return false;
    if (near && query.near) return request.where !== undefined && distanceBetween(request.where, query.near) <= query.near.radius;
    return true;
  };
}
