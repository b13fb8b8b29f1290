import { Hono, type Context } from 'hono';
import type { Transaction } from 'kysely';
import type { ServerContext } from '../../context.js';
import type { Tables } from '../../database/schema.js';
import { ownUrl } from '../../http/own-url.js';
import { problem } from '../../http/problem.js';
import { readJson } from '../../http/read-json.js';
import { recordAudit, type AuditDetail } from '../audit/record-audit.js';
import type { Actor, Grant, StaffEnv } from '../actor.js';
import { invitationShape, newGrantsShape, newLinkShape } from './member-shapes.js';
import {
  addMember,
  findMember,
  findUnknownGrant,
  grantsText,
  listMembers,
  lockMembers,
  putGrants,
  switchOff,
  switchOn,
  takesLastHead,
  type Member,
} from './member-store.js';
import { governs, isAdmin, isSameGrant, reaches } from './reach.js';
import { makeLink, type SetUpLink } from './set-up-links.js';

/** Who works here and may do what; for administrators, each where he is one. */
export function memberRoutes({ db, clock, publicUrl }: ServerContext): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();

  routes.use(async ({ var: { actor } }, next) => {
    if (!isAdmin(actor.grants)) return problem(403, 'Only administrators may see and change who works here');
    await next();
    return undefined;
  });

  routes.get('/', async ({ json }) => json({ members: (await listMembers(db)).map(wireOf) }));

  routes.post('/', async (context) => {
    const given = await readJson(context.req.raw, invitationShape);
    const { actor } = context.var;
    return db.transaction().execute(async (transaction) => {
      const refusal = await refuseGrants(transaction, actor, given.grants);
      if (refusal) return refusal;
      const id = await addMember(transaction, given, clock.now());
      if (id === undefined) return problem(409, 'Somebody with this e-mail address is here already');
      const link = await makeLink(transaction, { member: id }, whereOf(context));
      const member = await findMember(transaction, id);
      await record(context, transaction, 'member.invite', id, { grants: grantsText(given.grants) });
      return context.json({ member: member && wireOf(member), link: linkOf(link) }, 201);
    });
  });

  routes.put('/:id/grants', async (context) => {
    const given = await readJson(context.req.raw, newGrantsShape);
    return change(context, async (transaction, member) => {
      const { grants } = given;
      const changed = [...grants.filter(isNotIn(member.grants)), ...member.grants.filter(isNotIn(grants))];
      const refusal = await refuseGrants(transaction, context.var.actor, changed);
      if (refusal) return refusal;
      if (takesLastHead(await listMembers(transaction), { id: member.id, grants })) return lastHead();
      await putGrants(transaction, member.id, grants);
      // Whoever holds a link of before would come in with the new grants.
      await transaction.deleteFrom('set_up_link').where('member', '=', member.id).execute();
      await record(context, transaction, 'member.grants', member.id, { before: grantsText(member.grants), after: grantsText(grants) });
      return undefined;
    });
  });

  routes.post('/:id/off', async (context) =>
    change(context, async (transaction, member) => {
      if (!governs(context.var.actor, member.grants)) return outOfReach();
      const now = clock.now();
      if (takesLastHead(await listMembers(transaction), { id: member.id, offSince: now })) return lastHead();
      await switchOff(transaction, member.id, now);
      await record(context, transaction, 'member.off', member.id);
      return undefined;
    }),
  );

  routes.post('/:id/on', async (context) =>
    change(context, async (transaction, member) => {
      if (!governs(context.var.actor, member.grants)) return outOfReach();
      await switchOn(transaction, member.id, clock.now());
      await record(context, transaction, 'member.on', member.id);
      return undefined;
    }),
  );

  routes.post('/:id/link', async (context) => {
    const given = await readJson(context.req.raw, newLinkShape);
    return change(context, async (transaction, member) => {
      // Whoever has the link becomes the member.
      if (!governs(context.var.actor, member.grants)) return outOfReach();
      if (member.offSince !== undefined) return problem(409, 'This member has been switched off');
      const removesTotp = given.removeTotp ?? false;
      const link = await makeLink(transaction, { member: member.id, removesTotp }, whereOf(context));
      await record(context, transaction, 'member.link', member.id, { removesTotp });
      return context.json({ link: linkOf(link) }, 201);
    });
  });

  /** Without an answer of its own, the member as he is now. */
  function change(
    context: Context<StaffEnv>,
    make: (transaction: Transaction<Tables>, member: Member) => Promise<Response | undefined>,
  ): Promise<Response> {
    return db.transaction().execute(async (transaction) => {
      await lockMembers(transaction);
      const member = await findMember(transaction, context.req.param('id') ?? '');
      if (!member) return problem(404, 'There is no such member');
      const answer = await make(transaction, member);
      if (answer) return answer;
      const after = await findMember(transaction, member.id);
      return context.json({ member: after && wireOf(after) });
    });
  }

  async function record(
    { var: { actor } }: Context<StaffEnv>,
    transaction: Transaction<Tables>,
    action: string,
    subject: string,
    detail: AuditDetail = {},
  ): Promise<void> {
    await recordAudit(transaction, { at: clock.now(), actor, action, subject, detail });
  }

  function whereOf(context: Context<StaffEnv>) {
    return { origin: ownUrl(context, publicUrl).origin, now: clock.now() };
  }

  return routes;
}

/** A grant is given and taken only by whoever administers where it holds. */
async function refuseGrants(transaction: Transaction<Tables>, actor: Actor, grants: readonly Grant[]): Promise<Response | undefined> {
  if (!grants.every((grant) => reaches(actor, grant))) return outOfReach();
  const unknown = await findUnknownGrant(transaction, grants);
  if (unknown) return problem(400, `There is no ${unknown.area ?? 'area'} ${unknown.type ?? ''}`.trim());
  return undefined;
}

function isNotIn(grants: readonly Grant[]): (grant: Grant) => boolean {
  return (grant) => !grants.some((other) => isSameGrant(grant, other));
}

function outOfReach(): Response {
  return problem(403, 'This reaches beyond what you administer');
}

function lastHead(): Response {
  return problem(409, 'Nobody would be left who administers all areas');
}

function wireOf({ offSince, ...member }: Member) {
  return { ...member, ...(offSince !== undefined && { offSince: new Date(offSince).toISOString() }) };
}

function linkOf({ url, expiresAt }: SetUpLink) {
  return { url, expiresAt: new Date(expiresAt).toISOString() };
}
