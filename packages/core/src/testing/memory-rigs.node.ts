import { CivicError } from '../errors/civic-error.js';
import type { Fault } from './memory-list.js';
import { memoryRequests, type WritableMemoryRequests } from './memory-requests.js';
import { memoryServices } from './memory-services.js';
import type { RequestRig, RequestScenario, RequestTraits } from './request-source-cases.js';
import { toPublicService } from './sample-services.js';
import type { ServiceRig, ServiceScenario } from './service-source-cases.js';
import { isReadable } from './town/sample-town.js';
import { toFormDefinition, toRequestType, toServiceRequest, toUpdates } from './town/to-domain.js';

const id = 'memory';

/** All that a source in memory can do. */
export const memoryTraits: RequestTraits = {
  updates: true,
  send: { receipts: { realtime: 'acknowledged', batch: 'pending', blackbox: 'acknowledged' } },
};

const faults: Readonly<Record<NonNullable<RequestScenario['fault']>, Fault>> = {
  hang: { kind: 'hang' },
  garbage: { kind: 'garbage' },
  html: { kind: 'garbage' },
  'error-500': { kind: 'error', error: new CivicError('http/server-error', 'It failed', { status: 500 }) },
  'repeat-page': { kind: 'repeat' },
  'drop-after-commit': { kind: 'lost' },
};

export interface MemoryRequestRig extends RequestRig {
  readonly source: WritableMemoryRequests;
}

/** A source in memory that holds what a scenario has. */
export function memoryRequestRig({ town, pageSize, fault, asks = 2 }: RequestScenario): MemoryRequestRig {
  const source = memoryRequests({
    id,
    items: town.reports.filter(isReadable).map((report) => toServiceRequest(id, report, town)),
    skipped: town.reports.filter((report) => !isReadable(report)).map(() => new CivicError('protocol/wrong-shape', 'A row is none')),
    order: 'newest',
    applies: new Set(['type', 'status', 'since', 'until', 'updatedAfter', 'near', 'text'] as const),
    types: town.types.map((type) => toRequestType(id, type)),
    forms: Object.fromEntries(town.types.map((type) => [type.code, toFormDefinition(type)])),
    updates: town.reports
      .flatMap((report) => toUpdates(id, report))
      .sort((a, b) => Date.parse(a.at?.iso ?? '') - Date.parse(b.at?.iso ?? '')),
    sending: { asks },
    ...(pageSize !== undefined && { pageSize }),
    ...(fault && { fault: faults[fault] }),
  });
  const sent = () =>
    source.send.sent.map(({ draft: { type, description, where, answers = {} } }) => ({
      type,
      description: description ?? '',
      ...(where && { where }),
      answers: Object.fromEntries(
        Object.entries(answers).map(([code, value]) => [code, typeof value === 'object' ? value : String(value)]),
      ),
    }));
  return { source, sent };
}

export function memoryServiceRig({ services, pageSize, fault }: ServiceScenario): ServiceRig {
  const terms = services.flatMap((service) => service.terms);
  const source = memoryServices({
    id,
    items: services.filter(({ flaw }) => !flaw).map((service) => toPublicService(id, service)),
    skipped: services.filter(({ flaw }) => flaw).map(() => new CivicError('protocol/wrong-shape', 'A record is none')),
    applies: new Set(['text', 'taxonomy', 'organization', 'updatedAfter'] as const),
    taxonomies: [{ id: 'themes', name: 'Themes', terms }],
    ...(pageSize !== undefined && { pageSize }),
    ...(fault && { fault: faults[fault] }),
  });
  return { source };
}
