import { CivicError, type ServiceRequest } from '@civickit/core';
import { readJson, type AnswerOrigin } from '../content-system/read-json.js';
import { epochOf, fieldsOf, pointOf, textOf, type Fields } from '../record/fields.js';
import { standingOf } from './digit-status.js';

/** An answer of `_search`, `_create` or `_update`. */
export interface ReadRequests {
  readonly items: readonly ServiceRequest[];
  readonly skipped: readonly CivicError[];
  /** Rows of the answer, read or not. */
  readonly rows: number;
}

/**
 * The requests in an answer: `ServiceWrappers` as the controller writes it, or `PGREntities` as the contract has it.
 * @throws CivicError `protocol/html-instead`, `protocol/not-json`, `protocol/wrong-shape`
 */
export function parseRequests(bytes: Uint8Array, origin: AnswerOrigin): ReadRequests {
  const { source, url } = origin;
  const answer = fieldsOf(readJson(bytes, origin));
  const rows = [answer['ServiceWrappers'], answer['serviceWrappers'], answer['PGREntities']].find(Array.isArray) as unknown[] | undefined;
  if (!rows) throw new CivicError('protocol/wrong-shape', `${url.href} gave no list of requests.`, { source, url: url.href });
  const items: ServiceRequest[] = [];
  const skipped: CivicError[] = [];
  for (const [at, row] of rows.entries()) {
    const request = requestOf(row, source);
    if (request) items.push(request);
    else skipped.push(new CivicError('protocol/wrong-shape', `Row ${at + 1} has no serviceRequestId.`, { source, url: url.href }));
  }
  return { items, skipped, rows: rows.length };
}

function requestOf(row: unknown, source: string): ServiceRequest | undefined {
  const { service: inner, workflow } = fieldsOf(row);
  const service = fieldsOf(inner);
  const id = textOf(service['serviceRequestId']);
  if (!id) return undefined;
  const type = textOf(service['serviceCode']);
  const description = textOf(service['description']);
  const { createdTime, lastModifiedTime } = fieldsOf(service['auditDetails']);
  const [requested, updated] = [epochOf(createdTime), epochOf(lastModifiedTime)];
  const address = fieldsOf(service['address']);
  const { latitude, longitude } = fieldsOf(address['geoLocation']);
  const where = pointOf(latitude, longitude);
  const addressId = textOf(fieldsOf(address['locality'])['code']);
  const postcode = textOf(address['pincode']);
  const words = addressWords(address);
  return {
    ref: { source, id },
    ...(type && { type: { id: type } }),
    ...standingOf(service, workflow),
    ...(description && { description }),
    ...(requested && { requested }),
    ...(updated && { updated }),
    ...(words && { address: words }),
    ...(addressId && { addressId }),
    ...(postcode && { postcode }),
    ...(where && { where }),
    raw: row,
  };
}

function addressWords(address: Fields): string {
  const { doorNo, plotNo, buildingName, street, landmark, locality, city, district } = address;
  const parts = [doorNo, plotNo, buildingName, street, landmark, fieldsOf(locality)['name'], city, district].map(textOf);
  return [...new Set(parts.filter((part) => part !== undefined))].join(', ');
}
