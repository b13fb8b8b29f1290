import type { Dialect, Reply, Wire } from './dialect.js';
import { numbered, type Format, type Plain } from './plain.js';
import type { Refusal } from './refusal.js';

const htmlType = 'text/html; charset=utf-8';

export function replyWith(dialect: Dialect, reply: Reply, wire: Pick<Wire, 'format' | 'extensions'>): Response {
  const { root, body } = dialect.envelope(reply, wire);
  return write(dialect, { root, body, status: reply.status ?? 200, format: wire.format });
}

/** What a server says that will not do what it is asked. */
export function refuseWith(dialect: Dialect, refusal: Refusal, format: Format): Response {
  const page = dialect.refusalPage?.(refusal);
  if (page) return new Response(page.text, { status: page.status, headers: { ...dialect.headers, 'content-type': page.type } });
  const status = dialect.status[refusal.reason];
  return write(dialect, { ...dialect.errors(refusal, status, format), status, format });
}

function write(
  dialect: Dialect,
  { root, body, status, format }: { readonly root: string; readonly body: Plain; readonly status: number; readonly format: Format },
): Response {
  const isJson = format === 'json';
  const text = isJson ? JSON.stringify(numbered(body, dialect.numbers)) : dialect.writeXml(root, body);
  const type = isJson ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8';
  return new Response(text, { status, headers: { 'content-type': type, ...dialect.headers } });
}

export function htmlPage(title: string): string {
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
}

export function htmlAnswer(title: string, status = 200): Response {
  return new Response(htmlPage(title), { status, headers: { 'content-type': htmlType } });
}
