import type { RequestStage, ServiceRequest } from '@civickit/core';
import { fieldsOf, numberOf, textOf } from '../record/fields.js';

type Standing = Pick<ServiceRequest, 'authorityStatus' | 'stage' | 'statusGiven' | 'statusNote' | 'citizenStatus' | 'rating'>;

/** The states of the workflow that DIGIT comes with. A tenant may add its own. */
const stages: Readonly<Record<string, readonly ['open' | 'closed', RequestStage?]>> = {
  PENDINGFORASSIGNMENT: ['open', 'received'],
  PENDINGFORREASSIGNMENT: ['open', 'received'],
  PENDINGATLME: ['open', 'in-progress'],
  PENDINGATSUPERVISOR: ['open', 'in-progress'],
  REOPENED: ['open', 'received'],
  RESOLVED: ['closed', 'done'],
  CLOSEDAFTERRESOLUTION: ['closed', 'done'],
  REJECTED: ['closed', 'rejected'],
  CLOSEDAFTERREJECTION: ['closed', 'rejected'],
  CANCELLED: ['closed', 'cancelled'],
};

/** What the citizen does; comments on it are not the office's. */
const citizenActions: ReadonlySet<string> = new Set(['APPLY', 'REOPEN', 'RATE', 'COMMENT']);

/**
 * How a request stands, for the office and for the citizen. A closed request waits for the citizen, who rates it or opens it again;
 * `CLOSEDAFTER…` without a rating was closed because nobody did either, or by the office.
 */
export function standingOf(service: unknown, workflow: unknown): Standing {
  const given = textOf(fieldsOf(service)['applicationStatus']);
  const action = textOf(fieldsOf(workflow)['action'])?.toUpperCase() ?? '';
  const state = given?.toUpperCase().replace(/[^A-Z]/g, '') ?? '';
  const [authorityStatus, stage] = Object.hasOwn(stages, state) ? (stages[state] ?? ['open']) : ownState(state);
  const rating = ratingOf(fieldsOf(service)['rating']);
  const reopened = authorityStatus === 'open' && (action === 'REOPEN' || state === 'REOPENED');
  const citizenStatus = reopened ? 'disputed' : state.startsWith('CLOSEDAFTER') && rating ? 'confirmed' : undefined;
  const note = citizenActions.has(action) ? undefined : textOf(fieldsOf(workflow)['comments']);
  return {
    authorityStatus,
    ...(stage && { stage }),
    ...(given && { statusGiven: given }),
    ...(note && { statusNote: note }),
    ...(citizenStatus && { citizenStatus }),
    ...(rating && { rating }),
  };
}

function ownState(state: string): readonly ['open' | 'closed'] {
  return [/^(CLOSE|RESOLVE|REJECT|CANCEL)/.test(state) ? 'closed' : 'open'];
}

function ratingOf(value: unknown): number | undefined {
  const stars = numberOf(value);
  return stars !== undefined && Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : undefined;
}
