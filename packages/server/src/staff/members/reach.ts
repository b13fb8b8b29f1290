import type { Actor, Grant } from '../actor.js';

/** Whether an administrator may give or take a grant: where he is one himself, and nowhere else. */
export function reaches({ grants }: Actor, wanted: Grant): boolean {
  return grants.some(
    ({ role, area, type }) => role === 'admin' && (area === null || area === wanted.area) && (type === null || type === wanted.type),
  );
}

/** Whether an administrator may do what takes over or ends somebody's sign-in: only where he could have given all that the member has. */
export function governs(actor: Actor, member: readonly Grant[]): boolean {
  return isHead(actor.grants) || (member.length > 0 && member.every((grant) => reaches(actor, grant)));
}

/** Whether somebody administers all areas. */
export function isHead(grants: readonly Grant[]): boolean {
  return grants.some(({ role, area, type }) => role === 'admin' && area === null && type === null);
}

/** Whether somebody administers anything. */
export function isAdmin(grants: readonly Grant[]): boolean {
  return grants.some(({ role }) => role === 'admin');
}

export function isSameGrant(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.area === other.area && one.type === other.type;
}
