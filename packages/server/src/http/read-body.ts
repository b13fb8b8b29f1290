import { CivicError } from '@civickit/core';
import { holdBytes, TooBusyError } from './body-budget.js';
import { checkDigest } from './content-digest.js';

/** Node holds about as much of each connection before anybody reads. */
const short = 16 * 2 ** 10;

/**
 * The whole body. What is too long, or has no room beside others, is read to its end and dropped, so that the answer reaches the sender.
 * @throws CivicError `too-large/body`; TooBusyError; AlteredError where it is not what its `Content-Digest` says
 */
export async function readBody(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const isShort = Number(request.headers.get('content-length') ?? Infinity) <= short;
  const whole = isShort ? await readShort(request, most) : await readLong(request, most);
  checkDigest(request.headers, whole);
  return whole;
}

/** At once: by parts it takes as long as all else that is done for a short report. */
async function readShort(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(await request.arrayBuffer());
  if (whole.byteLength > most) throw tooLarge(whole.byteLength, most);
  if (!holdBytes(request, whole.byteLength)) throw tooBusy();
  return whole;
}

async function readLong(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
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
  if (length > most) throw tooLarge(length, most);
  if (isBusy) throw tooBusy();
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function tooLarge(length: number, most: number): CivicError {
  return new CivicError('too-large/body', `What was sent has ${length} bytes; ${most} are taken`);
}

function tooBusy(): TooBusyError {
  return new TooBusyError('No memory is left for what was sent');
}
