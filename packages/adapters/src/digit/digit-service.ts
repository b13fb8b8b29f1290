import type { HttpRequest, SourceContext } from '@civickit/core';
import type { AnswerOrigin } from '../content-system/read-json.js';
import type { Fields } from '../record/fields.js';
import { uncertain } from '../source/uncertain.js';

/** How one DIGIT is asked. */
export interface DigitService {
  readonly source: string;
  readonly tenantId: string;
  /** Of `_create` and its sisters. */
  readonly requests: URL;
  /** Of the categories. */
  readonly types: URL;
  readonly maxBytes: number | undefined;
}

/** Criteria of a search. They are query parameters, though it is a POST. */
export type Criteria = Readonly<Record<string, string | number | undefined>>;

export function addressOf(base: URL, action: string, criteria: Criteria): URL {
  const url = new URL(action, base);
  for (const [name, value] of Object.entries(criteria)) if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  return url;
}

/** Posts a body with `RequestInfo`. A search may be sent again after a lost answer; what changes anything never is. */
export async function post<T>(
  { source, maxBytes }: DigitService,
  { url, body = {}, idempotent }: { url: URL; body?: Fields; idempotent: boolean },
  { http, clock, signal }: SourceContext,
  read: (bytes: Uint8Array, origin: AnswerOrigin) => T,
): Promise<T> {
  const now = clock.now();
  const request: HttpRequest = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ RequestInfo: { apiId: 'Rainmaker', ver: '1', ts: now, msgId: `${now}|en_IN` }, ...body }),
    ...(idempotent && { idempotent }),
    ...(maxBytes !== undefined && { maxBytes }),
  };
  try {
    const answer = await http.send(request, signal);
    return read(answer.bytes, { source, url: answer.url });
  } catch (error) {
    throw idempotent ? error : uncertain(error);
  }
}
