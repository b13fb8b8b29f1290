import { CivicError } from '../errors/civic-error.js';

/** What a body is read for: how many decoded bytes are allowed, and how the request is named in messages. */
export interface BodyLimits {
  readonly maxBytes: number;
  readonly what: string;
  readonly url: string;
}

/**
 * Reads the whole body, counting decoded bytes, so that neither a false `Content-Length` nor a compressed bomb gets past the cap.
 * @throws CivicError `too-large/answer` (the stream is cancelled) or `network/cut`
 */
export async function readBody(response: Response, limits: BodyLimits): Promise<Uint8Array> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > limits.maxBytes) {
    void response.body?.cancel().catch(() => undefined);
    throw tooLarge(limits);
  }
  try {
    const bytes = response.body ? await drain(response.body, limits) : new Uint8Array(await response.arrayBuffer());
    if (bytes.length > limits.maxBytes) throw tooLarge(limits);
    return bytes;
  } catch (cause) {
    if (cause instanceof CivicError) throw cause;
    throw new CivicError('network/cut', `${limits.what}: cut off`, { cause, url: limits.url });
  }
}

async function drain(body: ReadableStream<Uint8Array>, limits: BodyLimits): Promise<Uint8Array> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks, size);
    size += value.length;
    if (size > limits.maxBytes) {
      void reader.cancel().catch(() => undefined);
      throw tooLarge(limits);
    }
    chunks.push(value);
  }
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function tooLarge({ what, url, maxBytes }: BodyLimits): CivicError {
  return new CivicError('too-large/answer', `${what} gave over ${maxBytes} bytes`, { url });
}
