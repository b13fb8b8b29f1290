import type { HttpRequest } from '@civickit/core';

/** One field of a form; a file where it has a `filename`. */
export interface FormPart {
  readonly name: string;
  readonly filename?: string;
  /** MIME type. */
  readonly type?: string;
  readonly body: string | Uint8Array;
}

/** `multipart/form-data` (RFC 7578). `boundary` must occur in no body: take it from the key of a draft. */
export function multipartForm(parts: readonly FormPart[], boundary: string): Pick<HttpRequest, 'body' | 'headers'> {
  const encoder = new TextEncoder();
  const chunks = parts.flatMap(({ name, filename, type, body }) => [
    encoder.encode(`${partHead(boundary, name, filename)}${type === undefined ? '' : `content-type: ${type}\r\n`}\r\n`),
    typeof body === 'string' ? encoder.encode(body) : body,
    encoder.encode('\r\n'),
  ]);
  chunks.push(encoder.encode(`--${boundary}--\r\n`));
  return { body: joined(chunks), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

/** A boundary for a draft of this key. */
export function boundaryOf(key: string): string {
  return `civickit-${key.replace(/[^\w-]/g, '').slice(0, 40)}-form`;
}

export function partHead(boundary: string, name: string, file?: string): string {
  const quoted = (text: string) => text.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign));
  const named = file === undefined ? '' : `; filename="${quoted(file)}"`;
  return `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"${named}\r\n`;
}

export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
