import { isCivicError } from '@civickit/core';
import { writeRequests } from '@civickit/adapters/open311/write';
import { Hono, type Context } from 'hono';
import type { Area } from '../areas/area-store.js';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { attachment } from '../http/attachment.js';
import { keyOf } from '../http/idempotency.js';
import type { NetworkEnv } from '../http/rate-limit.js';
import { problem } from '../http/problem.js';
import { problemOf } from '../http/problem-of.js';
import { localTime } from '../local-time.js';
import { ownUrl } from '../http/own-url.js';
import type { ArrivedFile } from '../media/kept-file.js';
import { sentPhotos } from '../requests/sent-photos.js';
import { withAddresses } from '../requests/with-addresses.js';
import { exportRequest } from './export-request.js';
import { findByCode, followUpsOf, readOwnReport, type OwnFollowUp, type OwnReport } from './find-by-code.js';
import { forgetRequest } from './forget-request.js';
import { keepFollowUp } from './keep-follow-up.js';
import { noStore, readAsked } from './read-asked.js';

/** What the code of a report opens to its reporter. The code stands in the body: addresses are kept in logs and histories. */
export function reporterRoutes(context: ServerContext): Hono<AreaEnv> {
  const { db, clock, media, publicUrl } = context;
  const routes = new Hono<AreaEnv & NetworkEnv>();

  routes.post('/', (c) =>
    withReport(c, async (id) => {
      const own = await readOwnReport(context, c.var.area, id);
      return own && c.json(writeOwn(own, c.var.area, ownUrl(c, publicUrl)), 200, noStore);
    }),
  );

  routes.post('/updates', (c) =>
    withReport(c, async (report, { kind, description, level, indicators, version, media_url: named = '', media_to_come: toCome }) => {
      const key = keyOf(c.req.raw.headers);
      if (key === undefined) return problem(400, 'What is added has an Idempotency-Key');
      try {
        const photos = await photosAt(c, named.split(' ').filter(Boolean), key);
        const sent = { kind, description, level, indicators, version, photos, mediaToCome: countOf(toCome) };
        const kept = await keepFollowUp(context, { area: c.var.area, report, key, ...sent });
        c.set('completes', kept.addsPhotos === true);
        return c.json(writeFollowUp(kept, c.var.area), 201, noStore);
      } catch (error) {
        const status = isCivicError(error) && (error.status ?? (error.kind === 'conflict' && 409));
        if (status) return problemOf(error, status, { more: { code: error.code } });
        throw error;
      }
    }),
  );

  routes.post('/export', (c) =>
    withReport(c, async (id) => {
      const whole = await exportRequest(db, media, id, clock.now());
      return whole && c.json(whole, 200, { ...noStore, 'Content-Disposition': attachment(`report-${id}.json`) });
    }),
  );

  routes.post('/delete', (c) =>
    withReport(c, async (id) => {
      const isDone = await forgetRequest(db, id, clock.now());
      return isDone ? c.json({ id, deletedAt: localTime(clock.now(), c.var.area.zone) }, 200, noStore) : undefined;
    }),
  );

  return routes;

  /** Photos come as uploads before what names them. */
  async function photosAt(c: Context<AreaEnv>, addresses: readonly string[], key: string): Promise<readonly ArrivedFile[]> {
    if (addresses.length === 0) return [];
    const sent = { draft: { media: addresses.map((url) => ({ url })) }, files: [] };
    const before = await followUpsOf(db).where('key', '=', key).select('photos').executeTakeFirst();
    const repeat = !before ? 'none' : before.media.length < before.photos ? 'lacking' : 'whole';
    const origins = [ownUrl(c, publicUrl).origin, new URL(c.req.url).origin];
    return sentPhotos(context, c.var.area.id, sent, { request: c.req.raw, origins, repeat });
  }

  /** One answer for a wrong code, for none, and for one of another area. */
  async function withReport(
    c: Context<AreaEnv>,
    answer: (id: string, asked: Readonly<Record<string, string | undefined>>) => Promise<Response | undefined>,
  ): Promise<Response> {
    const asked = await readAsked(c.req.raw);
    const id = await findByCode(db, c.var.area.id, asked['code']);
    const given = id === undefined ? undefined : await answer(id, asked);
    return given ?? problem(404, 'There is no report with this code', { headers: noStore });
  }
}

/** Of photos that are said to come; what is no number is none. */
function countOf(said: string | undefined): number {
  return said !== undefined && /^\d{1,2}$/.test(said) ? Number(said) : 0;
}

/** The report as Open311 has it, so that clients of the standard read it, and beside it what is the reporter's alone. */
function writeOwn(own: OwnReport, area: Area, base: URL): object {
  const { request, visibility, hiddenReason, answers, followUps, rating, reopenUntil, ratable } = own;
  // Pictures are given to everybody or to nobody: by an address there are no codes.
  const shown = visibility === 'public' ? withAddresses([request], base) : [request];
  const [report] = JSON.parse(writeRequests(shown, 'json', { extensions: true, zone: area.zone })) as unknown[];
  return {
    report,
    visibility,
    ...(hiddenReason !== null && { hiddenReason }),
    answers,
    updates: followUps.map((one) => writeFollowUp(one, area)),
    ...(rating && { rating: writeFollowUp(rating, area) }),
    ratable,
    ...(reopenUntil && { reopenUntil: localTime(reopenUntil.getTime(), area.zone) }),
  };
}

function writeFollowUp(added: OwnFollowUp, { zone }: Area): object {
  const { id, kind, description, at, level, indicators, scheme, answer_by: due, answered_at: answered, media } = added;
  return {
    id,
    kind,
    ...(description !== null && { description }),
    at: localTime(at.getTime(), zone),
    ...(media.length > 0 && { photos: media.length }),
    ...(level !== null && { level, indicators: indicators ?? [], version: scheme ?? '' }),
    ...(due && { answerBy: localTime(due.getTime(), zone) }),
    ...(answered && { answeredAt: localTime(answered.getTime(), zone) }),
  };
}
