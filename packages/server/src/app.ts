import { isCivicError } from '@civickit/core';
import { sql } from 'kysely';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { withArea, type AreaEnv } from './areas/with-area.js';
import type { ServerContext } from './context.js';
import { formRoutes } from './forms/form-routes.js';
import { crossOrigin } from './http/cross-origin.js';
import { guardHeaders } from './http/guard-headers.js';
import { problem } from './http/problem.js';
import { limitRates } from './http/rate-limit.js';
import { open311Routes } from './requests/open311-routes.js';
import { alertRoutes } from './notices/alert-routes.js';
import { noticeRoutes } from './notices/notice-routes.js';
import { serviceRoutes } from './services/service-routes.js';

/** All that the server answers, as a function from Request to Response. */
export function createApp(context: ServerContext): Hono {
  const app = new Hono();
  app.use(guardHeaders);
  app.use(crossOrigin);
  if (context.rates) app.use(limitRates(context.rates, context.clock));
  app.get('*', etag());
  app.get('/healthz', async ({ json }) => {
    await sql`select 1`.execute(context.db);
    return json({ status: 'ok' });
  });
  app.route('/open311/v2', open311Routes(context));
  app.route('/areas/:area', areaRoutes(context));
  app.notFound(() => problem(404, 'There is nothing at this address'));
  app.onError((error) => {
    if (isCivicError(error) && error.kind === 'invalid') {
      return problem(400, error.message, { errors: (error.issues ?? []).map(({ path, message }) => ({ pointer: path, detail: message })) });
    }
    if (isCivicError(error) && error.kind === 'too-large') return problem(413, error.message);
    if (isNoText(error)) return problem(400, 'There is a character in it that no text has');
    if (isOutOfService(error)) return problem(503, 'The database gives no answer', { headers: { 'Retry-After': '30' } });
    console.error(error);
    return problem(500, 'Something went wrong here');
  });
  return app;
}

/** What each area has for itself. */
function areaRoutes(context: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  routes.use(withArea(context));
  routes.route('/open311/v2', open311Routes(context));
  routes.get('/', ({ json, var: { area } }) => json(area));
  routes.route('/forms', formRoutes(context));
  routes.route('/', noticeRoutes(context));
  routes.route('/alerts', alertRoutes(context));
  routes.route('/', serviceRoutes(context));
  return routes;
}

/** SQLSTATE for what PostgreSQL cannot keep as text, such as U+0000 in an address that was asked for. */
function isNoText(error: unknown): boolean {
  return ['22021', '22P05'].includes(String((error as { code?: unknown }).code));
}

/** Classes of SQLSTATE for what passes: connections, a full disk or memory, an operator's stop (PostgreSQL, appendix A). */
function isOutOfService(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(08|53|57|58)...$|^E(CONN|NOSPC|PIPE|TIMEDOUT)/.test(code);
}
