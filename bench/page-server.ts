/** In a thread of its own, whose memory counts apart: serves 100,000 requests of Open311, a thousand a page, and tells its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { makeRecords } from './request-parsers/make-records.ts';

const { count, pageSize } = workerData as { count: number; pageSize: number };

const server = createServer(({ url = '' }, response) => {
  const from = (Number(new URL(url, 'http://town.example').searchParams.get('page') ?? 1) - 1) * pageSize;
  const rows = makeRecords(Math.max(0, Math.min(pageSize, count - from)), from);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows));
}).listen(0, '127.0.0.1', () => parentPort?.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
