import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerLocally, sendJson, type LocalServer } from '../content-system/answer-locally.node.js';

type Members = Record<string, unknown>;

export interface ServerSetting {
  /** Rows as the database has them, newest first; `_create` adds to them. */
  readonly rows?: Members[];
  readonly types?: unknown;
  /** What a search is cut to. @default 200 */
  readonly maxLimit?: number;
  /** Older servers count within the limit. @default false */
  readonly countsWithinLimit?: boolean;
  readonly ignoresOffset?: boolean;
  /** Members of `additionalDetail` are lost. */
  readonly forgetsDetail?: boolean;
  /** Comes first; true when it has answered. */
  readonly before?: (url: URL, response: ServerResponse) => boolean;
}

export interface DigitServer extends LocalServer {
  /** Bodies by action, in order. */
  readonly bodies: readonly { readonly action: string; readonly body: Members }[];
}

export const token = 'citizen-token';
export const createdAt = 1_760_000_000_000;

/** A row with what is not named as PGR fills it. */
export function row(id: number, service: Members = {}, workflow: Members = {}): Members {
  return {
    service: {
      active: true,
      citizen: { name: 'Wanjiku', mobileNumber: '0712345678' },
      id: `uuid-${id}`,
      tenantId: 'ke.nairobi',
      serviceCode: 'NoWaterSupply',
      serviceRequestId: `PGR-${id}`,
      description: `Report ${id}`,
      source: 'web',
      applicationStatus: 'PENDINGFORASSIGNMENT',
      address: { tenantId: 'ke.nairobi', landmark: 'Gate B', locality: { code: 'W01', name: 'Karen' }, geoLocation: { latitude: -1.29, longitude: 36.8 } },
      additionalDetail: { department: 'DEPT_01' },
      auditDetails: { createdBy: 'u', createdTime: createdAt + id * 1000, lastModifiedTime: createdAt + id * 2000 },
      ...service,
    },
    workflow: { action: 'APPLY', ...workflow },
  };
} // prettier-ignore

const citizenMay = new Set(['serviceRequestId', 'ids', 'mobileNumber', 'applicationStatus', 'tenantId']);
const criteriaOfSearches = new Set(['serviceCode', ...citizenMay]);
const steps: Readonly<Record<string, string>> = {
  'RESOLVED RATE': 'CLOSEDAFTERRESOLUTION',
  'REJECTED RATE': 'CLOSEDAFTERREJECTION',
  'RESOLVED REOPEN': 'PENDINGFORASSIGNMENT',
  'REJECTED REOPEN': 'PENDINGFORASSIGNMENT',
};

/**
 * A server that answers as PGR v2 and MDMS do for a citizen: written after the controller, the search criteria and the shipped
 * settings of egovernments/Citizen-Complaint-Resolution-System, which differ from its contract.
 */
export async function serveDigit(setting: ServerSetting = {}): Promise<DigitServer> {
  const rows = setting.rows ?? [];
  const bodies: { action: string; body: Members }[] = [];
  const server = await answerLocally((url, request, response) => {
    if (setting.before?.(url, response)) return;
    void bodyOf(request).then((body) => {
      if (request.method === 'GET' && url.pathname === '/types.json') return sendJson(response, setting.types);
      const action = url.pathname.split('/').pop() ?? '';
      bodies.push({ action, body });
      const info = body['RequestInfo'] as Members | undefined;
      if (request.method !== 'POST' || !info) return refuse(response, 400, 'INVALID_REQUEST', 'RequestInfo is missing');
      if (url.pathname === '/egov-mdms-service/v1/_search') return sendJson(response, { MdmsRes: { 'RAINMAKER-PGR': { ServiceDefs: setting.types } } }); // prettier-ignore
      if (!url.pathname.startsWith('/pgr-services/v2/request/')) return refuse(response, 404, 'NOT_FOUND', 'no such path');
      if (info['authToken'] !== token) return refuse(response, 401, 'InvalidAccessTokenException', 'Invalid access token');
      if (action === '_search' || action === '_count') return answerSearch(action, url.searchParams, rows, setting, response);
      if (action === '_create') return answerCreate(body, rows, setting, response);
      if (action === '_update') return answerUpdate(body, rows, response);
      refuse(response, 404, 'NOT_FOUND', 'no such action');
    });
  });
  return { ...server, bodies };
}

function answerSearch(action: string, query: URLSearchParams, rows: Members[], setting: ServerSetting, response: ServerResponse): void {
  const forbidden = [...criteriaOfSearches].find((name) => query.has(name) && !citizenMay.has(name));
  if (forbidden) return refuse(response, 400, 'INVALID SEARCH', `Search on ${forbidden} is not allowed`);
  if (query.has('toDate') && !query.has('fromDate')) return refuse(response, 400, 'INVALID_SEARCH', 'Cannot specify to-Date without a from-Date'); // prettier-ignore
  const [from, to] = [Number(query.get('fromDate') ?? 0), Number(query.get('toDate') ?? Infinity)];
  const found = rows.filter((one) => {
    const { tenantId, serviceRequestId, auditDetails, citizen } = (one['service'] ?? {}) as Members;
    const created = Number((auditDetails as Members | undefined)?.['createdTime']);
    return (
      tenantId === query.get('tenantId') &&
      (!query.has('serviceRequestId') || serviceRequestId === query.get('serviceRequestId')) &&
      (!query.has('mobileNumber') || (citizen as Members | undefined)?.['mobileNumber'] === query.get('mobileNumber')) &&
      created >= from &&
      created <= to
    );
  });
  const limit = Math.min(Number(query.get('limit') ?? 100), setting.maxLimit ?? 200);
  const offset = setting.ignoresOffset ? 0 : Number(query.get('offset') ?? 0);
  const cut = found.slice(offset, offset + limit);
  if (action === '_count') return sendJson(response, { responseInfo: {}, count: setting.countsWithinLimit ? cut.length : found.length });
  sendJson(response, { responseInfo: {}, ServiceWrappers: cut, complaintsResolved: 0, averageResolutionTime: 0, complaintTypes: 13 });
}

function answerCreate(body: Members, rows: Members[], setting: ServerSetting, response: ServerResponse): void {
  const service = body['service'] as Members | undefined;
  const workflow = body['workflow'] as Members | undefined;
  if (!service?.['tenantId'] || !service['serviceCode'] || !service['source'] || !service['address'] || workflow?.['action'] !== 'APPLY') {
    return refuse(response, 400, 'NotNull', 'a field is missing');
  }
  const channel = service['source'] as string;
  if (!['whatsapp', 'web', 'mobile', 'RB Bot'].includes(channel)) {
    return refuse(response, 400, 'INVALID_SOURCE', `The source: ${channel} is not valid`);
  }
  const now = Date.now();
  const created = {
    ...service,
    id: `uuid-${rows.length + 1}`,
    serviceRequestId: `PGR-${rows.length + 1}`,
    applicationStatus: 'PENDINGFORASSIGNMENT',
    auditDetails: { createdBy: 'u', createdTime: now, lastModifiedTime: now },
    ...(setting.forgetsDetail && { additionalDetail: { department: 'DEPT_01' } }),
  };
  rows.unshift({ service: created, workflow });
  sendJson(response, { responseInfo: {}, ServiceWrappers: [{ service: created, workflow }] });
}

function answerUpdate(body: Members, rows: Members[], response: ServerResponse): void {
  const service = (body['service'] ?? {}) as Members;
  const workflow = (body['workflow'] ?? {}) as Members;
  const at = rows.findIndex((one) => (one['service'] as Members)['id'] === service['id']);
  if (at < 0 || !service['auditDetails'] || !service['address'])
    return refuse(response, 400, 'INVALID_UPDATE', 'The record does not exist');
  const state = steps[`${String(service['applicationStatus'])} ${String(workflow['action'])}`];
  if (!state) return refuse(response, 400, 'INVALID ACTION', 'Action not found for the current state');
  const changed = { service: { ...service, applicationStatus: state }, workflow };
  rows[at] = changed;
  sendJson(response, { responseInfo: {}, ServiceWrappers: [changed] });
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  sendJson(response, { ResponseInfo: null, Errors: [{ code, message, description: null, params: null }] }, status);
}

async function bodyOf(request: IncomingMessage): Promise<Members> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as Members;
  } catch {
    return {};
  }
}
