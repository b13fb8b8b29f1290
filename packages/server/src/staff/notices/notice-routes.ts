import { noticeDraft, noticePublishing, noticeState, noticeVerifying } from '@civickit/adapters/staff';
import { CivicError } from '@civickit/core';
import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { findArea } from '../../areas/area-store.js';
import type { ServerContext } from '../../context.js';
import { countIn, textIn } from '../../http/query-fields.js';
import type { StaffEnv } from '../actor.js';
import { answerVersion, readSent, versionIn } from '../http.js';
import { mustMay, notFound } from '../permissions.js';
import { listStaffNotices, readStaffNotice } from './list-staff-notices.js';
import { publishNotice, verifyNotice, withdrawForStaff, writeNotice, type NoticeWork } from './work-on-notice.js';

const mostNotices = 200;
export const noWords = z.strictObject({});

/** Notices of an area in every state, and what is done with them. */
export function staffNoticeRoutes(context: ServerContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const routes = new Hono<StaffEnv>();

  routes.get('/areas/:area/notices', async (c) => {
    const area = c.req.param('area');
    mustMay(c.var.actor, 'notices.read', { area });
    if (!(await findArea(db, area))) throw notFound();
    const query = new URL(c.req.url).searchParams;
    const given = textIn(query, 'state');
    const state = noticeState.options.find((one) => one === given);
    if (given !== undefined && !state)
      throw new CivicError('invalid/query', `state: "${given}" is none of ${noticeState.options.join(', ')}`);
    const text = textIn(query, 'q');
    const cursor = textIn(query, 'cursor');
    const limit = countIn(query, 'limit', 50, mostNotices);
    const wanted = { limit, ...(state && { state }), ...(text !== undefined && { text }), ...(cursor !== undefined && { cursor }) };
    return c.json(await listStaffNotices(db, area, wanted, clock.now()));
  });

  routes.get('/areas/:area/notices/:id', (c) => answer(c));

  routes.put('/areas/:area/notices/:id', async (c) => {
    const isNew = c.req.header('if-none-match')?.trim() === '*';
    const work = await workOf(c, isNew ? undefined : versionIn(c));
    return answer(c, (await writeNotice(context, work, await readSent(c, noticeDraft))) ? 201 : 200);
  });

  routes.post('/areas/:area/notices/:id/publish', async (c) => {
    await publishNotice(context, await workOf(c, versionIn(c)), (await readSent(c, noticePublishing)).at);
    return answer(c);
  });

  routes.post('/areas/:area/notices/:id/withdraw', async (c) => {
    await readSent(c, noWords);
    await withdrawForStaff(context, await workOf(c, versionIn(c)));
    return answer(c);
  });

  routes.post('/areas/:area/notices/:id/verify', async (c) => {
    await verifyNotice(context, await workOf(c, versionIn(c)), (await readSent(c, noticeVerifying)).on);
    return answer(c);
  });

  return routes;

  async function answer(c: Context<StaffEnv, '/areas/:area/notices/:id'>, status: 200 | 201 = 200): Promise<Response> {
    const area = c.req.param('area');
    mustMay(c.var.actor, 'notices.read', { area });
    return answerVersion(c, await readStaffNotice(db, area, c.req.param('id'), clock.now()), status);
  }

  async function workOf(c: Context<StaffEnv, '/areas/:area/notices/:id'>, version: number | undefined): Promise<NoticeWork> {
    const { actor } = c.var;
    mustMay(actor, 'notices.read', { area: c.req.param('area') });
    const area = await findArea(db, c.req.param('area'));
    if (!area) throw notFound();
    return { actor, area, id: c.req.param('id'), version };
  }
}
