import {
  requestAssignment,
  requestChange,
  requestNote,
  requestPublication,
  requestPublicationChange,
  requestStage,
  requestStatus,
  type StaffRequestQuery,
} from '@civickit/adapters/staff';
import { CivicError } from '@civickit/core';
import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import type { ServerContext } from '../../context.js';
import { keyOf } from '../../http/idempotency.js';
import { countIn, textIn } from '../../http/query-fields.js';
import type { StaffEnv } from '../actor.js';
import { answerVersion, languageIn, readSent, versionIn } from '../http.js';
import type { Members } from '../members.js';
import { csvHeaders } from '../csv/csv-answer.js';
import { countInbox } from './count-inbox.js';
import { exportInbox } from './export-inbox.js';
import { listInbox } from './list-inbox.js';
import { photoRoutes } from './photo-routes.js';
import { readRequest } from './read-request.js';
import { assignRequest, changeForStaff, noteRequest, publishRequest, removeReplyPhoto, type Work } from './work-on-request.js';

const mostRequests = 200;
export const inboxView = z.enum(['mine', 'all', 'overdue', 'bad-ratings']);
export const inboxOrder = z.enum(['newest', 'due']);
export const removal = z.strictObject({ hash: z.string().check(z.regex(/^[\da-f]{16}$/)) });

/** The inbox, and what is done with one request of it. */
export function inboxRoutes(context: ServerContext, members: Members): Hono<StaffEnv> {
  const { db, clock } = context;
  const routes = new Hono<StaffEnv>();

  routes.get('/requests', async (c) => c.json(await listInbox(db, { ...asked(c), now: clock.now() })));

  routes.get('/counts', async (c) => c.json(await countInbox(db, c.var.actor, clock.now())));

  routes.get('/requests.csv', async (c) => {
    const csv = await exportInbox(context, { ...asked(c), now: clock.now() }, c.req.query('lang'));
    return c.body(csv, 200, csvHeaders('requests', clock.now()));
  });

  routes.get('/requests/:id', (c) => answer(c));

  routes.patch('/requests/:id', async (c) => {
    await changeForStaff(context, work(c), await readSent(c, requestChange));
    return answer(c);
  });

  routes.post('/requests/:id/updates/:update/photos/:position{\\d{1,4}}/remove', async (c) => {
    const { update, position } = c.req.param();
    const { hash } = await readSent(c, removal);
    await removeReplyPhoto(context, work(c), update, { position: Number(position), hash });
    return answer(c);
  });

  routes.put('/requests/:id/assignee', async (c) => {
    await assignRequest(context, members, work(c), (await readSent(c, requestAssignment)).member);
    return answer(c);
  });

  routes.post('/requests/:id/notes', async (c) => {
    const key = keyOf(c.req.raw.headers);
    if (key === undefined) throw new CivicError('invalid/idempotency-key', 'A note comes with an Idempotency-Key');
    await noteRequest(context, { actor: c.var.actor, id: c.req.param('id') }, key, (await readSent(c, requestNote)).text);
    return answer(c);
  });

  routes.put('/requests/:id/publication', async (c) => {
    await publishRequest(context, work(c), await readSent(c, requestPublicationChange));
    return answer(c);
  });

  routes.route('/', photoRoutes(context));
  return routes;

  async function answer(c: Context<StaffEnv, `/requests/:id${string}`>): Promise<Response> {
    const lang = languageIn(c, '') || undefined;
    return answerVersion(c, await readRequest(db, c.req.param('id'), { actor: c.var.actor, now: clock.now(), lang }));
  }
}

function work(c: Context<StaffEnv, `/requests/:id${string}`>): Work {
  return { actor: c.var.actor, id: c.req.param('id'), version: versionIn(c) };
}

/** @throws CivicError `invalid/query` */
function asked(c: Context<StaffEnv>): { readonly actor: StaffEnv['Variables']['actor']; readonly query: StaffRequestQuery } {
  const query = new URL(c.req.url).searchParams;
  const wanted = {
    area: textIn(query, 'area'),
    view: oneOf(query, 'view', inboxView),
    status: oneOf(query, 'status', requestStatus),
    stage: oneOf(query, 'stage', requestStage),
    publication: oneOf(query, 'publication', requestPublication),
    type: textIn(query, 'type'),
    text: textIn(query, 'q'),
    order: oneOf(query, 'order', inboxOrder),
    limit: countIn(query, 'limit', 50, mostRequests),
    cursor: textIn(query, 'cursor'),
  };
  return { actor: c.var.actor, query: wanted };
}

function oneOf<T extends string>(query: URLSearchParams, name: string, schema: z.ZodMiniType<T>): T | undefined {
  const given = textIn(query, name);
  if (given === undefined) return undefined;
  const read = z.safeParse(schema, given);
  if (!read.success) throw new CivicError('invalid/query', `${name}: "${given}" is none of those there are`);
  return read.data;
}
