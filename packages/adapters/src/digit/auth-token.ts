import type { HttpRequest } from '@civickit/core';
import { fieldsOf } from '../record/fields.js';

/**
 * The request with a token in its `RequestInfo`, where DIGIT looks for it; for the client's `authorize`. A request without
 * `RequestInfo`, as one for a file of categories, stays as it is.
 */
export function withAuthToken(request: HttpRequest, token: string): HttpRequest {
  const body = typeof request.body === 'string' ? fieldsOf(parsed(request.body)) : {};
  if (!('RequestInfo' in body)) return request;
  return { ...request, body: JSON.stringify({ ...body, RequestInfo: { ...fieldsOf(body['RequestInfo']), authToken: token } }) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
