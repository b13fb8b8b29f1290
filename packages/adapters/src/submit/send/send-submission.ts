import { CivicError, isCivicError, toInstant, type HttpRequest, type Receipt, type SourceContext, type Submission } from '@civickit/core';
import { provingHttp } from '../../source/proof/proving-http.js';
import { uncertain } from '../../source/uncertain.js';
import { parseFormReceipt } from './parse-form-receipt.js';
import { bodyOf } from './submission-body.js';

export { storeFile } from './store-file.js';

/** Where filled-in forms go, and how. */
export interface Delivery {
  readonly source: string;
  readonly url: string;
  readonly as: 'json' | 'form';
  /** The server knows keys. */
  readonly idempotent: boolean;
  readonly maxBytes: number | undefined;
}

/** One POST. @throws CivicError; with `retry` other than `never` where it may have arrived */
export async function sendSubmission(submission: Submission, key: string, delivery: Delivery, context: SourceContext): Promise<Receipt> {
  const { source, url, as, idempotent, maxBytes } = delivery;
  const { body, headers } = bodyOf(submission, key, as);
  const request: HttpRequest = {
    method: 'POST',
    url: new URL(url),
    // A form without it goes to other sites as pages post it, without asking them first.
    headers: { accept: 'application/json', ...headers, ...((as === 'json' || idempotent) && { 'idempotency-key': key }) },
    ...(body !== undefined && { body }),
    ...(maxBytes !== undefined && { maxBytes }),
  };
  try {
    const answer = await provingHttp(context.http).send(request, context.signal);
    const { id, receivedAt, url: page, pin } = parseFormReceipt(answer.bytes, { source, url: answer.url });
    return {
      strength: 'acknowledged',
      source,
      at: receivedAt ?? toInstant(context.clock.now()),
      ...(id !== undefined && { ref: { source, id }, code: id }),
      ...(page !== undefined && { url: page }),
      ...(pin !== undefined && { pin }),
    };
  } catch (error) {
    throw redirected(uncertain(error));
  }
}

/** A redirect is not followed, and often follows on what was taken: it leaves open whether it arrived. Browsers give it the status 0. */
function redirected(error: unknown): unknown {
  if (!isCivicError(error) || error.status === undefined || error.status >= 400) return error;
  const { code, message, cause, source, url, status } = error;
  return new CivicError(code, message, { cause, source, url, status, retry: 'later' });
}
