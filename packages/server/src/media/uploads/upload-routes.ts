import { Hono } from 'hono';
import type { AreaEnv } from '../../areas/with-area.js';
import type { ServerContext } from '../../context.js';
import { holdBytes, TooBusyError } from '../../http/body-budget.js';
import { AlteredError } from '../../http/content-digest.js';
import { ownUrl } from '../../http/own-url.js';
import { problem } from '../../http/problem.js';
import { finishUpload } from './finish-upload.js';
import { receivePieces } from './receive-pieces.js';
import { countOf, digestIn, fileNameIn, mostUploadBytes, speaksTus } from './tus-headers.js';
import { createUpload, deleteUpload, findUpload, type Upload } from './upload-store.js';

/** Files that are sent ahead of the report or form that names them, and gone on with where a connection breaks (tus 1.0.0). */
export function uploadRoutes(context: ServerContext): Hono<AreaEnv> {
  const { db, clock, publicUrl } = context;
  const routes = new Hono<AreaEnv>();
  // What this process receives at this moment, by its upload.
  const receiving = new Map<string, { readonly stop: AbortController; readonly done: Promise<unknown> }>();
  /** Those that are being looked at: whoever asks meanwhile waits for the same. */
  const finishing = new Map<string, Promise<boolean>>();

  routes.use(async ({ req }, next) => {
    if (!speaksTus(req.raw.headers)) return problem(412, 'Uploads go by tus 1.0.0');
    await next();
    return undefined;
  });

  routes.post('/', async (c) => {
    const { headers } = c.req.raw;
    const length = countOf(headers, 'upload-length');
    if (length === undefined || length === 0) return problem(400, 'Upload-Length must say how many bytes come');
    if (length > mostUploadBytes) return problem(413, `A file may have ${mostUploadBytes} bytes`);
    const upload = await createUpload(db, {
      area: c.var.area.id,
      name: fileNameIn(headers),
      digest: digestIn(headers),
      length,
      now: clock.now(),
    });
    const { origin, pathname } = ownUrl(c, publicUrl);
    const location = `${origin}${pathname.replace(/\/$/, '')}/${upload.id}`;
    return c.body(null, 201, { ...stateOf(upload), Location: location });
  });

  // HEAD, which Hono asks as GET.
  routes.get('/:id', async (c) => {
    // Who asks goes on anew: of the connection before, which may not know yet that it is cut, all is kept first.
    const before = receiving.get(c.req.param('id'));
    before?.stop.abort();
    await before?.done;
    const upload = await found(c.var.area.id, c.req.param('id'));
    if (!upload) return missing();
    // All of it came before somebody could look at it, as where the server was ended in between.
    const refused = upload.received === upload.length ? await refusalOf(c.req.raw, upload).catch(missingIfAltered) : undefined;
    return refused ?? c.body(null, 204, { ...stateOf(upload), 'Cache-Control': 'no-store' });
  });

  routes.patch('/:id', async (c) => {
    const { raw } = c.req;
    const upload = await found(c.var.area.id, c.req.param('id'));
    if (!upload) return missing();
    if (raw.headers.get('content-type') !== 'application/offset+octet-stream') {
      return problem(415, 'What comes of an upload is application/offset+octet-stream');
    }
    const from = countOf(raw.headers, 'upload-offset');
    if (from !== upload.received) return problem(409, `The next byte of this upload is ${upload.received}`);
    const stop = new AbortController();
    const done = receivePieces(context, upload, (raw.body ?? []) as AsyncIterable<Uint8Array>, stop.signal);
    const own = { stop, done: done.catch(() => undefined) };
    receiving.set(upload.id, own);
    const received = await done.finally(() => receiving.get(upload.id) === own && receiving.delete(upload.id));
    if ('refused' in received) {
      if (received.refused === 'too-long') return problem(413, 'More came than Upload-Length announced');
      return problem(409, 'Somebody else goes on with this upload');
    }
    if (received.offset === upload.length) {
      const refused = await refusalOf(raw, upload);
      if (refused) return refused;
    }
    return c.body(null, 204, stateOf({ ...upload, received: received.offset }));
  });

  routes.delete('/:id', async (c) => {
    const upload = await found(c.var.area.id, c.req.param('id'));
    if (!upload) return missing();
    await deleteUpload(db, upload.id);
    return c.body(null, 204);
  });

  return routes;

  /** Makes one file of a whole upload, if it is one that is taken. @throws AlteredError; TooBusyError */
  async function refusalOf(request: Request, upload: Upload): Promise<Response | undefined> {
    if (upload.hash !== null) return undefined;
    let finished = finishing.get(upload.id);
    if (!finished) {
      if (!holdBytes(request, upload.length)) throw new TooBusyError('No memory is left to look at an upload');
      finished = finishUpload(context, upload).finally(() => finishing.delete(upload.id));
      finishing.set(upload.id, finished);
    }
    const isTaken = await finished;
    return isTaken ? undefined : problem(415, 'This is no picture that can be read, nor another file that is taken');
  }

  function found(area: string, id: string): Promise<Upload | undefined> {
    return findUpload(db, area, id, clock.now());
  }
}

function stateOf({ name, received, length, expires_at }: Upload): Record<string, string> {
  return {
    'Upload-Offset': String(received),
    'Upload-Length': String(length),
    'Upload-Expires': expires_at.toUTCString(),
    ...(name !== null && { 'Upload-Metadata': `filename ${Buffer.from(name).toString('base64')}` }),
  };
}

/** Who asks how far it has got begins it anew. */
function missingIfAltered(error: unknown): Response {
  if (error instanceof AlteredError) return missing();
  throw error;
}

function missing(): Response {
  return problem(404, 'There is no such upload, or its time is over');
}
