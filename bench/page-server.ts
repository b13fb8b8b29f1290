/** In a thread of its own, whose memory counts apart: serves requests of Open311 in pages, as JSON and XML, and tells its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { makeRecords, type WireRecord } from './request-parsers/make-records.ts';

const { count, pageSize } = workerData as { count: number; pageSize: number };

const server = createServer(({ url = '' }, response) => {
  const { pathname, searchParams } = new URL(url, 'http://town.example');
  const from = (Number(searchParams.get('page') ?? 1) - 1) * pageSize;
  const records = makeRecords(Math.max(0, Math.min(pageSize, count - from)), from).map(withLongId);
  const isXml = pathname.endsWith('.xml');
  response
    .writeHead(200, { 'content-type': isXml ? 'text/xml' : 'application/json' })
    .end(isXml ? written(records) : JSON.stringify(records));
}).listen(0, '127.0.0.1', () => parentPort?.postMessage(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

/** As long as a UUID: an engine leaves such an id in the document that it stands in. */
function withLongId(record: WireRecord): WireRecord {
  return { ...record, service_request_id: `3f2b8c1e-5d74-4a09-9c66-00000${String(record['service_request_id'])}` };
}

function written(records: readonly WireRecord[]): string {
  const element = ([name, value]: [string, WireRecord[string]]) => `<${name}>${value ?? ''}</${name}>`;
  const requests = records.map((record) => `<request>${Object.entries(record).map(element).join('')}</request>`);
  return `<?xml version="1.0" encoding="utf-8"?><service_requests>${requests.join('')}</service_requests>`;
}
