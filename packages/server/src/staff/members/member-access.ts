import { Hono } from 'hono';
import type { ServerContext } from '../../context.js';
import { signInRoutes } from '../sign-in/sign-in-routes.js';
import { withActor } from '../sign-in/with-actor.js';
import { memberRoutes } from './member-routes.js';
import { setUpRoutes } from './set-up-routes.js';

/** How members come in, and who they are. */
export function memberAccess(context: ServerContext): Hono {
  const routes = new Hono();
  routes.route('/auth', signInRoutes(context));
  routes.route('/set-up', setUpRoutes(context));
  routes.use('/members/*', withActor(context));
  routes.route('/members', memberRoutes(context));
  return routes;
}
