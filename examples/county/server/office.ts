import type { IncomingMessage, ServerResponse } from 'node:http';

/** A report as the city's hotline keeps it, by the names of Open311 GeoReport v2. */
export type Report = Readonly<Record<string, string>>;

const types = [
  { service_code: '001', service_name: '路灯故障', group: '市政', metadata: false, type: 'realtime' },
  { service_code: '002', service_name: '垃圾清运', group: '市政', metadata: false, type: 'realtime' },
  { service_code: '100', service_name: '网页评价', group: '政务服务', metadata: false, type: 'realtime' },
  { service_code: '090', service_name: '办事指南纠错', group: '政务服务', keywords: 'service-guide', metadata: false, type: 'realtime' },
];
const kept = ['service_code', 'description', 'lat', 'long', 'address_string'];
const longestBody = 100_000;

/** Whether an address is of the city's hotline, which takes reports by Open311. */
export const isOffice = (path: string): boolean => path.startsWith('/open311/v2/');

/** Answers for the hotline; what was reported is forgotten when the server stops. */
export async function answerOffice(
  reports: Report[],
  url: URL,
  now: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (status: number, body: object) =>
    response
      .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Access-Control-Allow-Origin': '*' })
      .end(JSON.stringify(body));
  const refuse = (status: number, description: string) => answer(status, [{ code: status, description }]);
  const [, list] = /^\/open311\/v2\/(services|requests)\.json$/.exec(url.pathname) ?? [];
  if (list === 'services' && request.method === 'GET') return void answer(200, types);
  if (list !== 'requests') return void refuse(404, 'not found');
  if (request.method === 'GET') {
    const wanted = url.searchParams.get('service_code');
    return void answer(200, reports.filter(({ service_code: code }) => wanted === null || code === wanted).toReversed());
  }
  if (request.method !== 'POST') return void refuse(405, 'method not allowed');
  const fields = new URLSearchParams(await bodyOf(request));
  if (!types.some(({ service_code: code }) => code === fields.get('service_code'))) return void refuse(404, 'service_code was not found');
  const given = kept.flatMap((name) => (fields.has(name) ? [[name === 'address_string' ? 'address' : name, fields.get(name) ?? '']] : []));
  const report: Report = {
    ...(Object.fromEntries(given) as Report),
    service_request_id: `QS-${String(reports.length + 1).padStart(5, '0')}`,
    status: 'open',
    requested_datetime: new Date(now).toISOString(),
  };
  reports.push(report);
  answer(200, [{ service_request_id: report.service_request_id, service_notice: '' }]);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > longestBody) throw new Error('too long');
  }
  return body;
}
