import { staffRoles, type StaffOperation, type StaffRole } from '@civickit/adapters/staff';
import { CivicError } from '@civickit/core';
import { sql, type ExpressionBuilder } from 'kysely';
import type { Tables } from '../database/schema.js';
import { allows, type Actor } from './actor.js';

interface Permission {
  /** The least that it takes. */
  readonly role: StaffRole;
  /**
   * Where it is needed: for the request type in question; for any type of the area; for all of the area, as for its notices and
   * submissions; or for every area and type.
   */
  readonly of: 'type' | 'any' | 'area' | 'server';
}

/** Which role may do what. The table of docs/server/staff-api.md is this one. */
export const permissions: Readonly<Record<StaffOperation, Permission>> = {
  'requests.read': { role: 'viewer', of: 'type' },
  'requests.contact': { role: 'clerk', of: 'type' },
  'requests.note': { role: 'clerk', of: 'type' },
  'requests.take': { role: 'clerk', of: 'type' },
  'requests.change': { role: 'clerk', of: 'type' },
  'requests.publish': { role: 'clerk', of: 'type' },
  'requests.hide': { role: 'clerk', of: 'type' },
  'requests.export': { role: 'clerk', of: 'type' },
  'requests.assign': { role: 'lead', of: 'type' },
  'requests.show': { role: 'lead', of: 'type' },
  'notices.read': { role: 'viewer', of: 'area' },
  'notices.write': { role: 'clerk', of: 'area' },
  'notices.verify': { role: 'clerk', of: 'area' },
  'notices.change': { role: 'lead', of: 'area' },
  'notices.publish': { role: 'lead', of: 'area' },
  'notices.withdraw': { role: 'lead', of: 'area' },
  'submissions.list': { role: 'viewer', of: 'area' },
  'submissions.read': { role: 'clerk', of: 'area' },
  'submissions.export': { role: 'lead', of: 'area' },
  'members.list': { role: 'clerk', of: 'any' },
  'audit.read': { role: 'admin', of: 'area' },
  'audit.check': { role: 'admin', of: 'server' },
  'jobs.list': { role: 'admin', of: 'area' },
  'jobs.retry': { role: 'admin', of: 'area' },
};

const places: Readonly<Record<Permission['of'], string>> = {
  type: 'for this type',
  any: 'for any type',
  area: 'for the whole area',
  server: 'for every area',
};

export interface Place {
  readonly area: string;
  readonly type?: string;
}

export function may(actor: Actor, operation: StaffOperation, where?: Place): boolean {
  const { role, of } = permissions[operation];
  if (of === 'server') return actor.grants.some(({ area, type, role: own }) => area === null && type === null && isAtLeast(own, role));
  if (!where) return false;
  if (of === 'any') return actor.grants.some(({ area, role: own }) => (area === null || area === where.area) && isAtLeast(own, role));
  return allows(actor, role, of === 'type' ? where : { area: where.area });
}

/**
 * Goes on only where it is allowed. An area in which somebody may do nothing looks like one that there is not.
 * @throws CivicError `invalid/query` (404), `auth/refused` (403)
 */
export function mustMay(actor: Actor, operation: StaffOperation, where?: Place): void {
  if (may(actor, operation, where)) return;
  if (where && !sees(actor, where.area)) throw notFound();
  throw refused(operation);
}

/**
 * The same for a list, which may be of several areas and types: it is enough to be allowed something of it.
 * @throws CivicError as `mustMay`
 */
export function mustMaySome(
  actor: Actor,
  operation: StaffOperation,
  { area, type }: { readonly area?: string | undefined; readonly type?: string | undefined },
): void {
  const isWanted = (own: string | null, wanted: string | undefined) => own === null || wanted === undefined || own === wanted;
  const { role } = permissions[operation];
  if (actor.grants.some((grant) => isAtLeast(grant.role, role) && isWanted(grant.area, area) && isWanted(grant.type, type))) return;
  if (area !== undefined && !sees(actor, area)) throw notFound();
  throw refused(operation);
}

/** Whether somebody may do anything at all in an area. */
export function sees({ grants }: Actor, area: string): boolean {
  return grants.some((grant) => grant.area === null || grant.area === area);
}

function refused(operation: StaffOperation): CivicError {
  const { role, of } = permissions[operation];
  return new CivicError('auth/refused', `Your role does not allow ${operation} here; it takes ${role} ${places[of]}`, { status: 403 });
}

export function notFound(): CivicError {
  return new CivicError('invalid/query', 'There is no such thing here', { status: 404 });
}

/** Rows of requests with which somebody may do what `operation` names. */
export function granted(row: ExpressionBuilder<Tables, 'request'>, { grants }: Actor, operation: StaffOperation) {
  const wide = grants.filter(({ role }) => isAtLeast(role, permissions[operation].role));
  if (wide.length === 0) return sql<boolean>`false`;
  return row.or(
    wide.map(({ area, type }) =>
      row.and([...(area === null ? [] : [row('request.area', '=', area)]), ...(type === null ? [] : [row('request.type', '=', type)])]),
    ),
  );
}

function isAtLeast(own: StaffRole, needed: StaffRole): boolean {
  return staffRoles.indexOf(own) >= staffRoles.indexOf(needed);
}
