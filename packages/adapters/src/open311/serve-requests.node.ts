import type { IncomingMessage } from 'node:http';
import { answerLocally, sendJson, type LocalServer } from '../content-system/answer-locally.node.js';

/** What a test server was asked, and what it says. */
export interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly type: string;
  readonly body: string;
}

export type Said = { readonly status?: number; readonly body: unknown; readonly type?: string };

export interface RequestServer extends LocalServer {
  readonly calls: readonly Asked[];
}

/** A real server for one test; a text is answered as it is, all else as JSON. */
export async function serveRequests(answer: (asked: Asked) => Said | unknown[]): Promise<RequestServer> {
  const calls: Asked[] = [];
  const server = await answerLocally((url, request, response) => {
    void bodyOf(request).then((body) => {
      const { method = 'GET', headers } = request;
      const asked = { method, host: url.host, path: url.pathname, query: url.searchParams, type: headers['content-type'] ?? '', body };
      calls.push(asked);
      const given = answer(asked);
      const said: Said = Array.isArray(given) ? { body: given } : given;
      if (typeof said.body !== 'string') return sendJson(response, said.body, said.status);
      response.writeHead(said.status ?? 200, { 'content-type': said.type ?? 'text/xml; charset=utf-8' }).end(said.body);
    });
  });
  return { ...server, calls };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

/** A record as servers give it, requested `days` days before 30 June 2026. */
export function record(id: number, days = 0): Readonly<Record<string, unknown>> {
  const requested = new Date(Date.UTC(2026, 5, 30, 8) - days * 86_400_000).toISOString();
  return { service_request_id: id, status: id % 2 ? 'open' : 'closed', service_code: '001', requested_datetime: requested };
}
