import { CivicError } from '@civickit/core';
import { holdBytes, TooBusyError } from './body-budget.js';
import { checkDigest } from './content-digest.js';

/**
 * The whole body. What is too long, or has no room beside others, is read to its end and dropped, so that the answer reaches the sender.
 * @throws CivicError `too-large/body`; TooBusyError; AlteredError where it is not what its `Content-Digest` says
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isBusy = false;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    const before = length;
    length += chunk.byteLength;
    if (isBusy || before > most) continue;
    if (length <= most && holdBytes(request, chunk.byteLength)) chunks.push(chunk);
    else {
      chunks.length = 0;
      isBusy = length <= most;
      holdBytes(request, -before);
    }
  }
  if (length > most) throw new CivicError('too-large/body', `What was sent has ${length} bytes; ${most} are taken`);
  if (isBusy) throw new TooBusyError('No memory is left for what was sent');
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  checkDigest(request.headers, whole);
  return whole;
}
