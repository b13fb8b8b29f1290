import { CivicError } from '@civickit/core';

/** The whole body. What is too long is read to its end and dropped, so that the answer reaches the sender. @throws CivicError `too-large/body` */
export async function readBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > most) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (length > most) throw new CivicError('too-large/body', `What was sent has ${length} bytes; ${most} are taken`);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
