import { writePlaces } from '@civickit/adapters/files';
import { Hono } from 'hono';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { listPlaces } from './place-store.js';

/** The places of an area, by which residents say where something is. */
export function placeRoutes({ db }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  routes.get('/places.geojson', async (context) => {
    const text = JSON.stringify(writePlaces(await listPlaces(db, context.var.area.id)));
    return context.body(text, 200, { 'Content-Type': 'application/geo+json; charset=utf-8', 'Cache-Control': 'no-cache' });
  });
  return routes;
}
