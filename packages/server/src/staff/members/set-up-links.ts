import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../database/schema.js';
import type { Grant } from '../actor.js';
import { recordAudit } from '../audit/record-audit.js';
import { hashOfToken } from '../sign-in/hash-of-token.js';
import { flawOf } from '../sign-in/password.js';
import { addMember, endSessions, findMember, grantsText, lockMembers } from './member-store.js';

/** A link by which somebody sets a password. Whoever has it can; the database holds only its hash. */
export interface SetUpLink {
  readonly url: string;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
}

const setUpPath = '/staff/set-up';

const day = 24 * 3_600_000;

/** What the first admin may do, and whoever is let in again from the shell. */
export const headGrant: Grant = { role: 'admin', area: null, type: null };

export interface LinkFor {
  /** Null for the first admin, who is nobody yet. */
  readonly member: string | null;
  /** Whether the codes of a lost phone are forgotten too. @default false */
  readonly removesTotp?: boolean;
}

/** A new link, beside which older ones of the same member are good for nothing. `origin` is where people reach the server. */
export async function makeLink(
  transaction: Transaction<Tables>,
  { member, removesTotp = false }: LinkFor,
  { origin, now }: { readonly origin: string; readonly now: number },
): Promise<SetUpLink> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = now + day;
  // Of the first admin each process that has just been started prints one; the first that is used counts.
  if (member !== null) await transaction.deleteFrom('set_up_link').where('member', '=', member).execute();
  await transaction.deleteFrom('set_up_link').where('expires_at', '<=', new Date(now)).execute();
  await transaction
    .insertInto('set_up_link')
    .values({ hash: hashOfToken(token), member, removes_totp: removesTotp, expires_at: new Date(expiresAt) })
    .execute();
  return { url: new URL(`${setUpPath}?token=${token}`, origin).href, expiresAt };
}

/** The link for the first admin, or undefined where there is one already. */
export async function firstLink(
  db: Kysely<Tables>,
  where: { readonly origin: string; readonly now: number },
): Promise<SetUpLink | undefined> {
  return db.transaction().execute(async (transaction) => {
    if (await hasHead(transaction)) return undefined;
    return makeLink(transaction, { member: null }, where);
  });
}

/**
 * For whoever has the shell of the server, which is right enough: the link of an admin of all areas, who is made one where need be, and is
 * switched on. It also forgets the codes of a lost phone.
 */
export async function adminLink(
  db: Kysely<Tables>,
  email: string,
  { origin, now }: { readonly origin: string; readonly now: number },
): Promise<SetUpLink> {
  return db.transaction().execute(async (transaction) => {
    await lockMembers(transaction);
    const known = await transaction.selectFrom('member').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst();
    const member = known?.id ?? (await addMember(transaction, { name: email, email, grants: [] }, now)) ?? '';
    await transaction.updateTable('member').set({ off_since: null }).where('id', '=', member).execute();
    await transaction
      .insertInto('member_grant')
      .values({ member, ...headGrant })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const link = await makeLink(transaction, { member, removesTotp: true }, { origin, now });
    await recordAudit(transaction, { at: now, action: 'member.shell-link', subject: member, detail: { grants: grantsText([headGrant]) } });
    return link;
  });
}

/** Whom a link is for. */
export interface LinkHolder {
  readonly hash: string;
  /** Undefined for the first admin, who is nobody yet. */
  readonly member?: { readonly id: string; readonly name: string; readonly email: string };
  readonly removesTotp: boolean;
}

/** Undefined for one that is unknown, used or too old. */
export async function findLink(db: Kysely<Tables>, token: string, now: number): Promise<LinkHolder | undefined> {
  const row = await db
    .selectFrom('set_up_link')
    .selectAll()
    .where('hash', '=', hashOfToken(token))
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
  if (!row) return undefined;
  const { hash, removes_totp: removesTotp } = row;
  if (row.member === null) return (await hasHead(db)) ? undefined : { hash, removesTotp };
  const member = await findMember(db, row.member);
  return member && { hash, removesTotp, member };
}

export interface SetUp {
  readonly password: string;
  /** Of the first admin. */
  readonly name?: string;
  readonly email?: string;
}

/** What came of it: the member, or what is wrong with what was sent. Undefined where the link is good for nothing. */
export async function useLink(
  db: Kysely<Tables>,
  token: string,
  { password, name, email }: SetUp,
  now: number,
): Promise<{ readonly member: string } | { readonly flaw: readonly [pointer: string, detail: string] } | undefined> {
  const found = await findLink(db, token, now);
  if (!found) return undefined;
  const person = found.member ?? { name, email };
  if (person.name === undefined) return { flaw: ['/name', 'The first administrator gives a name'] };
  if (person.email === undefined) return { flaw: ['/email', 'The first administrator gives an e-mail address'] };
  const known = { name: person.name, email: person.email };
  const flaw = flawOf(password, known);
  if (flaw !== undefined) return { flaw: ['/password', flaw] };
  // Takes long, and is done before the database is kept waiting.
  const { hashPassword } = await import('better-auth/crypto');
  const hash = await hashPassword(password);
  return db.transaction().execute(async (transaction) => {
    await lockMembers(transaction);
    const unused = await transaction.selectFrom('set_up_link').select('hash').where('hash', '=', found.hash).executeTakeFirst();
    if (!unused) return undefined;
    if (!found.member && (await hasHead(transaction))) return undefined;
    const member = found.member?.id ?? (await addMember(transaction, { ...known, grants: [headGrant] }, now));
    if (member === undefined) return { flaw: ['/email', 'A member has this e-mail address already'] as const };
    await transaction.deleteFrom('set_up_link').where('hash', '=', found.hash).execute();
    await putPassword(transaction, member, hash, now);
    if (found.removesTotp) await removeTotp(transaction, member);
    await endSessions(transaction, member);
    const actor = { id: member, name: known.name };
    const detail = { first: !found.member, removedTotp: found.removesTotp };
    await recordAudit(transaction, { at: now, actor, action: 'member.set-up', subject: member, detail });
    return { member };
  });
}

export async function putPassword(transaction: Transaction<Tables>, member: string, password: string, now: number): Promise<void> {
  const at = new Date(now);
  await transaction
    .insertInto('member_account')
    .values({ id: randomUUID(), member, provider: 'credential', subject: member, password, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.columns(['provider', 'subject']).doUpdateSet({ password, updated_at: at }))
    .execute();
}

async function removeTotp(transaction: Transaction<Tables>, member: string): Promise<void> {
  await transaction.deleteFrom('member_totp').where('member', '=', member).execute();
  await transaction.updateTable('member').set({ totp: false }).where('id', '=', member).execute();
}

/** Whether somebody administers all areas: without one nobody could let in anybody. */
async function hasHead(db: Kysely<Tables>): Promise<boolean> {
  const heads = db.selectFrom('member_grant').select('member').where('role', '=', headGrant.role);
  return (await heads.where('area', 'is', null).where('type', 'is', null).limit(1).executeTakeFirst()) !== undefined;
}
