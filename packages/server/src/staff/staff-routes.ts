import type { StaffSelf } from '@civickit/adapters/staff';
import { staffOperations } from '@civickit/adapters/staff';
import { isCivicError } from '@civickit/core';
import { Hono, type MiddlewareHandler } from 'hono';
import { findArea } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import { problemOf } from '../http/problem-of.js';
import type { Actor, StaffEnv } from './actor.js';
import { auditRoutes } from './audit/audit-routes.js';
import { jobRoutes } from './jobs/job-routes.js';
import { canTake, type Members } from './members.js';
import { staffNoticeRoutes } from './notices/notice-routes.js';
import { may, mustMay, notFound, permissions, sees } from './permissions.js';
import { inboxRoutes } from './requests/inbox-routes.js';
import { submissionRoutes } from './submissions/submission-routes.js';

/** Who may come in, and who else there is. */
export interface StaffDoor {
  /** Sets `actor`, or answers 401. */
  readonly signIn: MiddlewareHandler<StaffEnv>;
  readonly members: Members;
}

/** All that members of staff do. */
export function staffRoutes(context: ServerContext, { signIn, members }: StaffDoor): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();
  routes.use(async (c, next) => {
    await next();
    // What one member sees is for nobody else to keep; a cache would keep even a 404 as it likes.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('Cache-Control', 'no-store');
  });
  routes.use(signIn);

  routes.get('/self', async (c) => c.json(await selfOf(context, c.var.actor)));
  routes.get('/areas/:area/members', async (c) => {
    const area = c.req.param('area');
    mustMay(c.var.actor, 'members.list', { area });
    if (!(await findArea(context.db, area))) throw notFound();
    const able = (await members.list()).filter((member) => canTake(member, area));
    return c.json({ items: able.map(({ id, name }) => ({ id, name })) });
  });
  routes.route('/', inboxRoutes(context, members));
  routes.route('/', staffNoticeRoutes(context));
  routes.route('/', submissionRoutes(context));
  routes.route('/', auditRoutes(context));
  routes.route('/', jobRoutes(context));

  routes.onError((error) => {
    if (!isCivicError(error) || error.status === undefined) throw error;
    const { status, cause, code } = error;
    return problemOf(error, status, code === 'conflict/changed' ? { more: cause as Readonly<Record<string, unknown>> } : {});
  });
  return routes;
}

async function selfOf({ db }: ServerContext, actor: Actor): Promise<StaffSelf> {
  const areas = (await db.selectFrom('area').selectAll().orderBy('id').execute()).filter(({ id }) => sees(actor, id));
  const ids = areas.map(({ id }) => id);
  const types =
    ids.length === 0
      ? []
      : await db
          .selectFrom('request_type')
          .select(['area', 'id', 'definition'])
          .where('area', 'in', ids)
          .orderBy('position')
          .orderBy('id')
          .execute();
  const mayThere = (area: string, type?: string) =>
    staffOperations.filter((one) => permissions[one].of !== 'server' && may(actor, one, { area, ...(type !== undefined && { type }) }));
  return {
    id: actor.id,
    name: actor.name,
    mayCheckAudit: may(actor, 'audit.check'),
    areas: areas.map(({ id, name, zone, lang }) => ({
      id,
      name,
      zone,
      lang,
      may: mayThere(id),
      types: types
        .filter(({ area, id: type }) => area === id && may(actor, 'requests.read', { area, type }))
        .map(({ id: type, definition }) => ({
          id: type,
          name: (definition as { readonly name?: string }).name ?? type,
          may: mayThere(id, type).filter((one) => permissions[one].of === 'type'),
        })),
    })),
  };
}
