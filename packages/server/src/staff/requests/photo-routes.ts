import { Hono, type Context } from 'hono';
import type { ServerContext } from '../../context.js';
import { attachment } from '../../http/attachment.js';
import { readBody } from '../../http/read-body.js';
import type { StaffEnv } from '../actor.js';
import { mustMay, notFound } from '../permissions.js';
import { keepReplyPhoto, mostPhotoBytes, shortHash } from './reply-photos.js';

type Picture = { readonly hash: string; readonly type: string } | undefined;

/** Pictures of a request, whoever else sees them, and those for a reply. */
export function photoRoutes(context: ServerContext): Hono<StaffEnv> {
  const { db, media } = context;
  const routes = new Hono<StaffEnv>();

  routes.post('/requests/:id/photos', async (c) => {
    const found = await placeOf(c.req.param('id'));
    mustMay(c.var.actor, 'requests.change', found);
    const photo = await keepReplyPhoto(context, found.area, await readBody(c.req.raw, mostPhotoBytes));
    return c.json({ photo }, 201);
  });

  routes.get('/requests/:id/photos/:position{\\d{1,4}}', (c) => {
    const { id, position } = c.req.param();
    return answer(c, id, async () => {
      const photos = db.selectFrom('request_file_private').select(['hash', 'type']).where('request', '=', id);
      return photos.where('position', '=', Number(position)).executeTakeFirst();
    });
  });

  routes.get('/requests/:id/updates/:update/photos/:position{\\d{1,4}}', (c) => {
    const { id, update, position } = c.req.param();
    return answer(c, id, () => pictureAt('request_update', id, update, { position, hash: c.req.query('hash') }));
  });

  routes.get('/requests/:id/additions/:addition/photos/:position{\\d{1,4}}', (c) => {
    const { id, addition, position } = c.req.param();
    return answer(c, id, () => pictureAt('follow_up_private', id, addition, { position, hash: c.req.query('hash') }));
  });

  return routes;

  async function placeOf(id: string): Promise<{ readonly area: string; readonly type: string }> {
    const found = await db.selectFrom('request').select(['area', 'type']).where('id', '=', id).executeTakeFirst();
    if (!found) throw notFound();
    return found;
  }

  async function pictureAt(
    table: 'request_update' | 'follow_up_private',
    request: string,
    row: string,
    { position, hash }: { readonly position: string; readonly hash: string | undefined },
  ): Promise<Picture> {
    const found = await db.selectFrom(table).select('media').where('request', '=', request).where('id', '=', row).executeTakeFirst();
    const one = found?.media[Number(position)];
    return one && 'hash' in one && (hash === undefined || hash === shortHash(one)) ? one : undefined;
  }

  async function answer(c: Context<StaffEnv, string>, id: string, find: () => Promise<Picture>): Promise<Response> {
    mustMay(c.var.actor, 'requests.read', await placeOf(id));
    const picture = await find();
    const bytes = picture && (await media.get(picture.hash));
    if (!bytes) throw notFound();
    const headers = { 'Content-Type': picture.type, 'Content-Disposition': attachment(`${id}-${picture.hash.slice(0, 8)}`) };
    return c.body(new Uint8Array(bytes), 200, headers);
  }
}
