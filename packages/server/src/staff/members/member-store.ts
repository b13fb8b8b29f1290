import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { locks } from '../../database/locks.js';
import type { Tables } from '../../database/schema.js';
import type { Grant } from '../actor.js';
import { isHead, isSameGrant } from './reach.js';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  /** Since when the member signs in no more, in milliseconds since the epoch. */
  readonly offSince?: number;
  /** Whether there is a way to sign in: nobody who was invited has one before the link was used. */
  readonly canSignIn: boolean;
  readonly totp: boolean;
}

/** Whoever changes who may do what does so alone: two at once would each find the other still there. */
export async function lockMembers(transaction: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(locks.members)})`.execute(transaction);
}

export async function listMembers(db: Kysely<Tables>): Promise<readonly Member[]> {
  return readMembers(db, undefined);
}

export async function findMember(db: Kysely<Tables>, id: string): Promise<Member | undefined> {
  const [member] = await readMembers(db, id);
  return member;
}

async function readMembers(db: Kysely<Tables>, id: string | undefined): Promise<readonly Member[]> {
  const members = db
    .selectFrom('member')
    .select((builder) => [
      'id',
      'name',
      'email',
      'totp',
      'off_since',
      builder
        .exists(builder.selectFrom('member_account').select('member_account.id').whereRef('member', '=', 'member.id'))
        .as('can_sign_in'),
    ])
    .orderBy('email');
  const grants = db.selectFrom('member_grant').select(['member', 'role', 'area', 'type']).orderBy('id');
  const [rows, granted] = await Promise.all([
    (id === undefined ? members : members.where('id', '=', id)).execute(),
    (id === undefined ? grants : grants.where('member', '=', id)).execute(),
  ]);
  return rows.map(({ off_since, can_sign_in, ...row }) => ({
    ...row,
    canSignIn: Boolean(can_sign_in),
    grants: granted.filter(({ member }) => member === row.id).map(({ role, area, type }) => ({ role, area, type })),
    ...(off_since && { offSince: off_since.getTime() }),
  }));
}

/** Grants as the audit log names them: `admin`, `clerk@zhen`, `lead@zhen/lamp`. */
export function grantsText(grants: readonly Grant[]): string {
  return grants.map(({ role, area, type }) => `${role}${area === null ? '' : `@${area}`}${type === null ? '' : `/${type}`}`).join(' ');
}

export interface NewMember {
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
}

/** Undefined where somebody has the e-mail address already. Its letters count as small ones. */
export async function addMember(
  transaction: Transaction<Tables>,
  { name, email, grants }: NewMember,
  now: number,
): Promise<string | undefined> {
  const at = new Date(now);
  const row = await transaction
    .insertInto('member')
    .values({ id: randomUUID(), name, email: email.toLowerCase(), email_verified: false, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await insertGrants(transaction, row.id, grants);
  return row?.id;
}

/** Puts these grants in place of all that a member has. */
export async function putGrants(transaction: Transaction<Tables>, member: string, grants: readonly Grant[]): Promise<void> {
  await transaction.deleteFrom('member_grant').where('member', '=', member).execute();
  await insertGrants(transaction, member, grants);
}

/** The first grant that names an area or a type that there is not. */
export async function findUnknownGrant(db: Kysely<Tables>, grants: readonly Grant[]): Promise<Grant | undefined> {
  for (const grant of grants) {
    if (grant.area === null) {
      if (grant.type !== null) return grant;
      continue;
    }
    const area = db.selectFrom('area').select('id').where('id', '=', grant.area);
    const type = db.selectFrom('request_type').select('id').where('area', '=', grant.area).where('id', '=', grant.type);
    if (!(await (grant.type === null ? area : type).executeTakeFirst())) return grant;
  }
  return undefined;
}

async function insertGrants(transaction: Transaction<Tables>, member: string, grants: readonly Grant[]): Promise<void> {
  const each = grants.filter((grant, at) => grants.findIndex((other) => isSameGrant(grant, other)) === at);
  if (each.length === 0) return;
  await transaction
    .insertInto('member_grant')
    .values(each.map(({ role, area, type }) => ({ member, role, area, type })))
    .execute();
}

/** A member who is switched off is out at once, and no link leads back in. */
export async function switchOff(transaction: Transaction<Tables>, member: string, now: number): Promise<void> {
  const at = new Date(now);
  await transaction.updateTable('member').set({ off_since: at, updated_at: at }).where('id', '=', member).execute();
  await transaction.deleteFrom('set_up_link').where('member', '=', member).execute();
  await endSessions(transaction, member);
}

export async function switchOn(transaction: Transaction<Tables>, member: string, now: number): Promise<void> {
  await transaction
    .updateTable('member')
    .set({ off_since: null, updated_at: new Date(now) })
    .where('id', '=', member)
    .execute();
}

/** Also sign-ins that wait for their second step. */
export async function endSessions(transaction: Transaction<Tables>, member: string): Promise<void> {
  await transaction.deleteFrom('member_session').where('member', '=', member).execute();
  await transaction.deleteFrom('sign_in_step').where('value', '=', member).execute();
}

/** Whether a change takes away the last one who can sign in and administers all areas: nobody could ever give that again. */
export function takesLastHead(members: readonly Member[], change: Pick<Member, 'id'> & Partial<Member>): boolean {
  const after = members.map((member) => (member.id === change.id ? { ...member, ...change } : member));
  return members.some(isWorkingHead) && !after.some(isWorkingHead);
}

function isWorkingHead({ grants, offSince, canSignIn }: Member): boolean {
  return canSignIn && offSince === undefined && isHead(grants);
}
