import { sql, type Kysely } from 'kysely';
import { Hono } from 'hono';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { attachment } from '../http/attachment.js';
import { problem } from '../http/problem.js';
import { namedIn } from './named-in.js';
import { typeOfBytes } from './sniff-type.js';

const endings: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** Where a picture of an area stands on this server. */
export function mediaPath(area: string, { hash, type }: { readonly hash: string; readonly type: string }): string {
  return `/areas/${encodeURIComponent(area)}/media/${hash}.${endings[type] ?? 'bin'}`;
}

/** Pictures that published reports and what the office says of them show. Whether another one is there nobody is told. */
export function mediaRoutes({ db, media }: ServerContext): Hono<AreaEnv> {
  const routes = new Hono<AreaEnv>();
  routes.get('/:file{[\\da-f]{64}\\.[a-z]+}', async ({ req, body, var: { area } }) => {
    const [hash = '', ending] = req.param('file').split('.');
    const bytes = (await isShown(db, area.id, hash)) ? await media.get(hash) : undefined;
    const type = bytes && typeOfBytes(bytes);
    if (!bytes || type === undefined || endings[type] !== ending) return problem(404, 'There is no such picture here');
    return body(new Uint8Array(bytes), 200, {
      'Content-Type': type,
      'Content-Disposition': attachment(`${hash.slice(0, 12)}.${ending}`),
      // A picture never changes; but one that is taken back must be gone from caches that many share.
      'Cache-Control': 'public, max-age=31536000, s-maxage=300, immutable',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ETag: `"${hash}"`,
    });
  });
  return routes;
}

async function isShown(db: Kysely<Tables>, area: string, hash: string): Promise<boolean> {
  const showing = db.selectFrom('request').select('id').where('area', '=', area).where('published', '=', true);
  const named = sql<boolean>`media @> ${JSON.stringify([{ hash }])}::jsonb`;
  if (await showing.where(named).limit(1).executeTakeFirst()) return true;
  const replying = db.selectFrom('request_update').innerJoin('request', 'request.id', 'request_update.request').select('request.id');
  const shown = replying.where('area', '=', area).where('published', '=', true).where(namedIn('request_update', hash));
  return (await shown.limit(1).executeTakeFirst()) !== undefined;
}
