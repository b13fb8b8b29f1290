import { createHash } from 'node:crypto';
import { isCivicError } from '@civickit/core';
import { sql } from 'kysely';
import { Hono } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { withArea, type AreaEnv } from './areas/with-area.js';
import { ratingRoutes } from './closing/rating-routes.js';
import type { ServerContext } from './context.js';
import { deskRoutes } from './desk/desk-routes.js';
import { formRoutes } from './forms/form-routes.js';
import { limitBodies, TooBusyError } from './http/body-budget.js';
import { AlteredError, alteredStatus } from './http/content-digest.js';
import { crossOrigin } from './http/cross-origin.js';
import { guardHeaders } from './http/guard-headers.js';
import { problem } from './http/problem.js';
import { problemOf } from './http/problem-of.js';
import { limitRates } from './http/rate-limit.js';
import { sameOrigin } from './http/same-origin.js';
import { mediaRoutes } from './media/media-routes.js';
import { isMediaOutage } from './media/media-store.js';
import { tusHeaders } from './media/uploads/tus-headers.js';
import { uploadRoutes } from './media/uploads/upload-routes.js';
import { alertRoutes } from './notices/alert-routes.js';
import { noticeRoutes } from './notices/notice-routes.js';
import { openApiRoutes } from './openapi/openapi-routes.js';
import { placeRoutes } from './places/place-routes.js';
import { reporterRoutes } from './privacy/reporter-routes.js';
import { senderRoutes } from './privacy/sender-routes.js';
import { requestFeedRoutes } from './requests/feed-routes.js';
import { open311Routes } from './requests/open311-routes.js';
import { serviceRoutes } from './services/service-routes.js';
import { sourceRoutes } from './sources/source-routes.js';
import { memberAccess } from './staff/members/member-access.js';
import { staffDoor } from './staff/members/staff-door.js';
import { staffRoutes } from './staff/staff-routes.js';

/** All that the server answers, as a function from Request to Response. */
export function createApp(context: ServerContext): Hono {
  const app = new Hono();
  app.use(guardHeaders);
  app.use('/areas/:area/uploads/*', tusHeaders);
  app.use(crossOrigin);
  app.use('/staff/*', sameOrigin(context.publicUrl));
  if (context.rates) app.use(limitRates(context.rates, context.clock));
  app.use(limitBodies(context.bodyBytes));
  // A 304 without them is no answer to a page of another site.
  const retainedHeaders = [
    ...RETAINED_304_HEADERS,
    'access-control-allow-origin',
    'access-control-expose-headers',
    'age',
    'x-civickit-relay',
  ];
  app.get('*', etag({ retainedHeaders, generateDigest: digestOf }));
  app.get('/healthz', async ({ json }) => {
    await sql`select 1`.execute(context.db);
    return json({ status: 'ok' });
  });
  app.route('/openapi.json', openApiRoutes());
  app.route('/open311/v2', open311Routes(context));
  app.route('/areas/:area', areaRoutes(context));
  if (context.desk) app.route('/', deskRoutes(context.desk));
  app.route('/staff', memberAccess(context));
  app.route('/staff', staffRoutes(context, context.staff ?? staffDoor(context)));
  app.notFound(() => problem(404, 'There is nothing at this address'));
  app.onError((error) => {
    if (isCivicError(error) && error.kind === 'invalid') return problemOf(error, 400);
    if (isCivicError(error) && error.kind === 'too-large') return problem(413, error.message);
    if (isNoValue(error)) return problem(400, 'There is something in it that no database can hold, such as a date that there is not');
    if (error instanceof AlteredError) return problem(alteredStatus, error.message);
    if (error instanceof TooBusyError) return problem(503, 'Too much is being sent at this moment', { headers: { 'Retry-After': '5' } });
    if (isMediaOutage(error)) return problem(503, 'The store of files gives no answer', { headers: { 'Retry-After': '30' } });
    if (isOutOfService(error)) return problem(503, 'The database gives no answer', { headers: { 'Retry-After': '30' } });
    console.error(error);
    return problem(500, 'Something went wrong here');
  });
  return app;
}

/** In this thread: to hand a short answer to another one takes longer. */
function digestOf(body: Uint8Array): ArrayBuffer {
  return new Uint8Array(createHash('sha1').update(body).digest()).buffer;
}

/** What each area has for itself. */
function areaRoutes(context: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  routes.use(withArea(context));
  routes.route('/open311/v2', open311Routes(context));
  routes.get('/', ({ json, var: { area } }) => json(area));
  routes.route('/forms', formRoutes(context));
  routes.route('/requests/by-code', reporterRoutes(context));
  routes.route('/ratings', ratingRoutes(context));
  routes.route('/forms/by-pin', senderRoutes(context));
  routes.route('/media', mediaRoutes(context));
  routes.route('/uploads', uploadRoutes(context));
  routes.route('/', requestFeedRoutes(context));
  routes.route('/', noticeRoutes(context));
  routes.route('/alerts', alertRoutes(context));
  routes.route('/', placeRoutes(context));
  routes.route('/', serviceRoutes(context));
  routes.route('/', sourceRoutes(context));
  return routes;
}

/** Class of SQLSTATE for what was sent and is no value, such as U+0000 in a text or the 30th of February (PostgreSQL, appendix A). */
function isNoValue(error: unknown): boolean {
  return /^22...$/.test(String((error as { code?: unknown }).code));
}

/** What passes: of SQLSTATE connections, collisions, a full disk or memory, an operator's stop; and errors of the system and the driver. */
function isOutOfService(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') {
    return /^(08|40|53|55|57|58)...$|^E(CONN|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOSPC|DQUOT|ROFS|MFILE|NFILE|PIPE|TIMEDOUT)/.test(code);
  }
  // The driver of PostgreSQL gives these no code.
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(String(message));
}
