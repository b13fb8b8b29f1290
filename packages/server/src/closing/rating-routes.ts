import { Hono } from 'hono';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { countRatings } from './rating-figures.js';

/** How satisfied the residents of an area are, for everybody. */
export function ratingRoutes({ db }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  routes.get('/', async ({ json, var: { area } }) => json(await countRatings(db, area)));
  return routes;
}
