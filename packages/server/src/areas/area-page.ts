import type { Context } from 'hono';
import { ownUrl } from '../http/own-url.js';
import type { AreaEnv } from './with-area.js';

/** The page that the lists of an area belong to; of one that has none, the address where it says what it is. */
export function areaPage(context: Context<AreaEnv>, publicUrl: string | undefined): string {
  const { id, homepage } = context.var.area;
  return homepage ?? new URL(`/areas/${encodeURIComponent(id)}`, ownUrl(context, publicUrl)).href;
}
