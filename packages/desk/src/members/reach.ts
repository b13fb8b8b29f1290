import type { Colleague, Grant, Member } from '../door/member.schema.js';

/** Whether an administrator may give or take a grant: where he is one himself. The server decides; this only hides what it refuses. */
export function reaches({ grants }: Pick<Member, 'grants'>, wanted: Grant): boolean {
  return grants.some(
    ({ role, area, type }) => role === 'admin' && (area === null || area === wanted.area) && (type === null || type === wanted.type),
  );
}

/** Whether an administrator may end or take over somebody's sign-in: only where he could have given all that the member has. */
export function governs(member: Pick<Member, 'grants'>, { grants }: Pick<Colleague, 'grants'>): boolean {
  return (
    reaches(member, { role: 'admin', area: null, type: null }) || (grants.length > 0 && grants.every((grant) => reaches(member, grant)))
  );
}
