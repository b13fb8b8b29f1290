import type { HttpRequest } from '@civickit/core';
import { joined, partHead } from '../../source/multipart.js';

/**
 * The request with one more field: in its form where it has one, else in its address. For `authorize`, to add an `api_key`. A field
 * of this name that is there already gives way; in a form with files it comes first.
 */
export function withFormField(request: HttpRequest, name: string, value: string): HttpRequest {
  const { body, headers = {} } = request;
  if (body === undefined) {
    const url = new URL(request.url);
    url.searchParams.set(name, value);
    return { ...request, url };
  }
  if (typeof body === 'string') {
    const fields = new URLSearchParams(body);
    fields.set(name, value);
    return { ...undigested(request), body: fields.toString() };
  }
  const type = Object.entries(headers).find(([key]) => key.toLowerCase() === 'content-type')?.[1] ?? '';
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1];
  if (boundary === undefined) return request;
  return { ...undigested(request), body: joined([new TextEncoder().encode(`${partHead(boundary, name)}\r\n${value}\r\n`), body]) };
}

/** What the digest was of is another body now. */
function undigested({ headers = {}, ...request }: HttpRequest): HttpRequest {
  return { ...request, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-digest')) };
}
