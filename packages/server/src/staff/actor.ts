import { staffRoles, type StaffRole } from '@civickit/adapters/staff';

/** What somebody may do, and where. */
export interface Grant {
  readonly role: StaffRole;
  /** Null for every area. */
  readonly area: string | null;
  /** Request type, or null for all of them and for all else that an area has. */
  readonly type: string | null;
}

/** A member of staff who has signed in. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** What the routes of staff find in their context. */
export interface StaffEnv {
  readonly Variables: { readonly actor: Actor };
}

/** Whether somebody may do there what needs `role`. Without a type it needs a grant for all types of the area. */
export function allows({ grants }: Actor, role: StaffRole, where: { readonly area: string; readonly type?: string }): boolean {
  return grants.some(
    (grant) =>
      staffRoles.indexOf(grant.role) >= staffRoles.indexOf(role) &&
      (grant.area === null || grant.area === where.area) &&
      (grant.type === null || grant.type === where.type),
  );
}
