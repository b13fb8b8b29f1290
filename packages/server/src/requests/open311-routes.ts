import { CivicError, isCivicError, type RequestType } from '@civickit/core';
import {
  errorsOf,
  open311ContentTypes,
  readRequestPost,
  readRequestsQuery,
  readUpdatePost,
  writeDiscovery,
  writeErrors,
  writeReceipts,
  writeRequests,
  writeServiceDefinition,
  writeServices,
  writeTokens,
  writeUpdates,
  type Open311Format,
} from '@civickit/adapters/open311/write';
import { Hono, type Context } from 'hono';
import { findArea, type Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import { checkedKey, keyOf } from '../http/idempotency.js';
import { ownUrl } from '../http/own-url.js';
import { contentDigest } from '../http/content-digest.js';
import type { NetworkEnv } from '../http/rate-limit.js';
import { readBody } from '../http/read-body.js';
import { tagOf } from '../http/tag-of.js';
import { keepPostedUpdate } from '../privacy/open311-update.js';
import { askProof } from '../proof/ask-proof.js';
import { keepRequest, repeatOf } from './keep-request.js';
import { beginOf, endOf } from './day-bounds.js';
import { findRequests, listRequests } from './list-requests.js';
import { listUpdates } from './list-updates.js';
import { sentPhotos } from './sent-photos.js';
import { withAddresses } from './with-addresses.js';
import { findRequestType, listRequestTypes, type OfferedType } from './request-types.js';
import { findToken, receiptFor } from './receipts.js';

/** Bytes of one report. */
const longestPost = 24 * 2 ** 20;
/** Bytes of one update. */
const longestUpdate = 64 * 1024;
/** The release that last changed what is answered (GeoReport v2, service discovery: sortable). */
const changeset = '2026-11-28 12:00';

/** Below an area it is known. */
interface Env {
  readonly Variables: { readonly area?: Area } & NetworkEnv['Variables'];
}

/** Open311 GeoReport v2 with the extensions of docs/server/open311.md, below an area or, by `jurisdiction_id`, for all. */
export function open311Routes(context: ServerContext): Hono<Env> {
  const { db, clock, publicUrl } = context;
  const routes = new Hono<Env>();

  routes.get('/:file{discovery\\.(json|xml)}', (c) => {
    const url = new URL('.', ownUrl(c, publicUrl)).href;
    const endpoint = {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url,
      changeset,
      use: 'production' as const,
      formats: ['json', 'xml'] as const,
    };
    const discovery = {
      changeset,
      contact: new URL(url).host,
      keyService: 'No key is needed',
      software: 'civickit',
      endpoints: [endpoint],
    };
    return answer(c, writeDiscovery(discovery, formatOf(c)));
  });

  routes.get('/:file{services\\.(json|xml)}', async (c) => {
    const area = await areaOf(c);
    const types = await listRequestTypes(db, area.id);
    return answer(c, writeServices(types.map(publicType), formatOf(c)));
  });

  routes.get('/services/:file{.+\\.(json|xml)}', async (c) => {
    const area = await areaOf(c);
    const type = await findRequestType(db, area.id, nameOf(c));
    if (!type?.questions) throw missing('service_code names no service with a definition');
    return answer(c, writeServiceDefinition(type.id, type.questions, formatOf(c), { lang: c.req.query('lang') ?? area.lang }));
  });

  routes.get('/:file{requests\\.(json|xml)}', async (c) => {
    const area = await areaOf(c);
    const url = ownUrl(c, publicUrl);
    const query = readRequestsQuery(url, { zone: area.zone });
    const options = { extensions: query.extensions, zone: area.zone };
    if (query.ids) {
      const found = await findRequests(db, area.id, query.ids, query.extensions);
      return answer(c, writeRequests(withAddresses(found, url), formatOf(c), options));
    }
    const page = await listRequests(db, area, query, clock.now());
    if (page.cursor !== undefined) {
      url.searchParams.set('cursor', page.cursor);
      url.searchParams.delete('page');
      c.header('Link', `<${url.href}>; rel="next"`);
    }
    return answer(c, writeRequests(withAddresses(page.requests, url), formatOf(c), options));
  });

  routes.get('/requests/:file{.+\\.(json|xml)}', async (c) => {
    const area = await areaOf(c);
    const { extensions } = readRequestsQuery(new URLSearchParams({ extensions: c.req.query('extensions') ?? '' }));
    const found = await findRequests(db, area.id, [nameOf(c)], extensions);
    if (found.length === 0) throw missing('service_request_id was not found');
    return answer(c, writeRequests(withAddresses(found, ownUrl(c, publicUrl)), formatOf(c), { extensions, zone: area.zone }));
  });

  routes.get('/:file{servicerequestupdates\\.(json|xml)}', async (c) => {
    const area = await areaOf(c);
    const { since, until } = readRequestsQuery(new URL(c.req.url), { zone: area.zone });
    const updates = await listUpdates(db, area.id, since && beginOf(since, area.zone), until && endOf(until, area.zone));
    return answer(c, writeUpdates(withAddresses(updates, ownUrl(c, publicUrl)), formatOf(c), { zone: area.zone }));
  });

  routes.post(
    '/:file{requests\\.(json|xml)}',
    askProof(context, { isKnown: async (key) => (await repeatOf(db, key)) !== 'none', unnamed: false }),
  );
  routes.post('/:file{requests\\.(json|xml)}', async (c) => {
    const body = await readBody(c.req.raw, longestPost);
    // Whether a place is needed is for the type to say.
    const sent = await readRequestPost(body, c.req.header('content-type') ?? '', { placeless: true });
    const area = await areaOf(c, sent.jurisdiction);
    const key = keyOf(c.req.raw.headers) ?? checkedKey(sent.key);
    const origins = [ownUrl(c, publicUrl).origin, new URL(c.req.url).origin];
    const namesUploads = (sent.draft.media ?? []).length > 0;
    const repeat = namesUploads && key !== undefined ? await repeatOf(db, key) : 'none';
    const photos = await sentPhotos(context, area.id, sent, { request: c.req.raw, origins, repeat });
    const kept = await keepRequest(context, area, sent.draft, key, photos);
    c.set('completes', kept.addsPhotos === true);
    const told = await receiptFor(context, area, sent.draft.type, kept);
    const receipt = writeReceipts([{ ...told, ...(key !== undefined && { key }) }], formatOf(c));
    // What people write down must be the number that they were given.
    c.header('Content-Digest', contentDigest(receipt));
    return answer(c, receipt);
  });

  routes.get('/tokens/:file{.+\\.(json|xml)}', async (c) => {
    const area = await areaOf(c);
    const token = nameOf(c);
    const found = await findToken(db, area.id, token);
    if (!found) throw missing('token was not found');
    return answer(c, writeTokens([{ token, ...found }], formatOf(c)));
  });

  routes.post('/:file{servicerequestupdates\\.(json|xml)}', async (c) => {
    const body = await readBody(c.req.raw, longestUpdate);
    const sent = await readUpdatePost(body, c.req.header('content-type') ?? '');
    const area = await areaOf(c, sent.jurisdiction);
    const update = await keepPostedUpdate(context, area, sent, keyOf(c.req.raw.headers));
    return answer(c, writeUpdates([update], formatOf(c), { zone: area.zone }));
  });

  routes.onError((error, c) => {
    const format = formatOf(c);
    const said = (status: number, errors: Parameters<typeof writeErrors>[0]) => answer(c, writeErrors(errors, format), status);
    if (!isCivicError(error)) throw error;
    if (error.kind === 'invalid' || error.kind === 'conflict') {
      const status = error.status ?? 400;
      return said(status, errorsOf(error, String(status)));
    }
    if (error.kind === 'too-large') return said(413, [{ code: '413', description: error.message }]);
    throw error;
  });
  return routes;

  async function areaOf(c: Context<Env>, sent?: string): Promise<Area> {
    if (c.var.area) return c.var.area;
    const id = sent ?? c.req.query('jurisdiction_id');
    const area = await findArea(db, id === '' ? undefined : id);
    if (area) return area;
    throw id ? missing('jurisdiction_id was not found') : new CivicError('invalid/query', 'jurisdiction_id was not provided');
  }
}

/** The file's ending; the standard has it in the path, not in `Accept` (GeoReport v2, format support). */
function formatOf(c: Context): Open311Format {
  return c.req.path.endsWith('.xml') ? 'xml' : 'json';
}

/** What is asked for by name, without the ending. */
function nameOf(c: Context): string {
  return (c.req.param('file') ?? '').replace(/\.(json|xml)$/, '');
}

function answer(c: Context, text: string, status = 200): Response {
  const isTagged = status === 200 && c.req.method === 'GET';
  const headers = { 'Content-Type': open311ContentTypes[formatOf(c)], ...(isTagged && { ETag: tagOf(text) }) };
  return c.body(text, { status: status as 200, headers });
}

function missing(message: string): CivicError {
  return new CivicError('invalid/query', message, { status: 404 });
}

function publicType({ id, questions, ...rest }: OfferedType): RequestType {
  return { ...rest, ref: { source: '', id }, hasQuestions: questions !== undefined };
}
