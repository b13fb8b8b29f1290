import { CivicError } from '@civickit/core';
import { Hono } from 'hono';
import type { ServerContext } from '../../context.js';
import { countIn, textIn } from '../../http/query-fields.js';
import type { StaffEnv } from '../actor.js';
import { mustMay } from '../permissions.js';
import { listAudit } from './list-audit.js';
import { verifyAudit } from './verify-audit.js';

const mostRows = 200;

/** The audit log for admins: that of an area, and with rights everywhere the whole of it and its check. */
export function auditRoutes({ db }: ServerContext): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();

  routes.get('/audit', async (c) => {
    const query = new URL(c.req.url).searchParams;
    const area = textIn(query, 'area');
    if (area === undefined) mustMay(c.var.actor, 'audit.check');
    else mustMay(c.var.actor, 'audit.read', { area });
    const [subject, actor, cursor] = [textIn(query, 'subject'), textIn(query, 'actor'), textIn(query, 'cursor')];
    const wanted = { area, subject, actor, cursor, limit: countIn(query, 'limit', 50, mostRows) };
    return c.json(await listAudit(db, wanted));
  });

  routes.get('/audit/check', async (c) => {
    mustMay(c.var.actor, 'audit.check');
    const given = c.req.query('mark');
    const [, id, hash] = /^([1-9]\d{0,17}):([\da-f]{64})$/.exec(given ?? '') ?? [];
    if (given !== undefined && id === undefined) throw new CivicError('invalid/query', 'mark is none such as 1024:5f0c…');
    const verdict = await verifyAudit(db, id === undefined || hash === undefined ? undefined : { id, hash });
    return c.json(verdict);
  });

  return routes;
}
