import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A function over fetch's types on a free port of this machine, for tests in Node. */
export interface ServedAnswers {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves `answer` over real sockets. An answer that is `Response.error()` cuts the line; one that never comes leaves it hanging. */
export async function serveAnswers(answer: (request: Request) => Promise<Response>): Promise<ServedAnswers> {
  const server = createServer((incoming, outgoing) => {
    // What throws is a defect of the test: its words are what the client gets to see.
    void pass(answer, incoming, outgoing).catch((error: unknown) => outgoing.writeHead(599).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function pass(answer: (request: Request) => Promise<Response>, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const parts: Uint8Array[] = [];
  for await (const part of incoming) parts.push(part as Uint8Array);
  const { method = 'GET', url = '/', headers } = incoming;
  const sent = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]]));
  const response = await answer(
    new Request(`http://${headers.host ?? '127.0.0.1'}${url}`, {
      method,
      headers: sent.filter(([name]) => name !== 'host' && name !== 'connection'),
      signal: gone.signal,
      ...(parts.length > 0 && { body: Buffer.concat(parts) }),
    }),
  );
  if (response.type === 'error') return void incoming.socket.destroy();
  outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(Buffer.from(await response.arrayBuffer()));
}
