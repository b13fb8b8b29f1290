import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  ico: 'image/x-icon',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface Answer {
  readonly status?: number;
  readonly body: string | Uint8Array;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The content type that a file's name promises. */
export function typeOf(name: string): string {
  return types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}

/** Sends an answer to GET and HEAD, with a validator for what was found; 304 to those who hold it. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body;
  const status = answer.status ?? 200;
  const headers: Record<string, string> = {
    'Cache-Control': 'no-cache',
    'Content-Type': answer.type,
    'X-Content-Type-Options': 'nosniff',
    ...answer.headers,
  };
  if (status === 200) {
    headers.ETag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const held = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (held?.some((tag) => tag === headers.ETag || tag === '*')) {
      response.writeHead(304, headers).end();
      return;
    }
  }
  response.writeHead(status, { ...headers, 'Content-Length': String(body.byteLength) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
