import { Hono, type Context } from 'hono';
import { findArea, type Area } from '../../areas/area-store.js';
import type { ServerContext } from '../../context.js';
import { attachment } from '../../http/attachment.js';
import { countIn, textIn } from '../../http/query-fields.js';
import type { StaffOperation } from '@civickit/adapters/staff';
import type { StaffEnv } from '../actor.js';
import { csvHeaders } from '../csv/csv-answer.js';
import { languageIn } from '../http.js';
import { mustMay, notFound } from '../permissions.js';
import { exportSubmissions } from './export-submissions.js';
import { listSubmissions } from './list-submissions.js';
import { readSubmission } from './read-submission.js';

const mostSubmissions = 200;

/** Forms that were sent to an area, with their files, and as a spreadsheet. */
export function submissionRoutes(context: ServerContext): Hono<StaffEnv> {
  const { db, clock, media } = context;
  const routes = new Hono<StaffEnv>();

  routes.get('/areas/:area/submissions', async (c) => {
    const area = await areaFor(c, 'submissions.list');
    const query = new URL(c.req.url).searchParams;
    const [form, cursor] = [textIn(query, 'form'), textIn(query, 'cursor')];
    const limit = countIn(query, 'limit', 50, mostSubmissions);
    const wanted = { limit, ...(form !== undefined && { form }), ...(cursor !== undefined && { cursor }) };
    return c.json(await listSubmissions(db, area.id, wanted, languageIn(c, area.lang)));
  });

  routes.get('/areas/:area/submissions.csv', async (c) => {
    const area = await areaFor(c, 'submissions.export');
    const query = new URL(c.req.url).searchParams;
    const [form, version] = [textIn(query, 'form'), textIn(query, 'version')];
    const csv = await exportSubmissions(context, { actor: c.var.actor, area, form, version, lang: languageIn(c, area.lang) });
    return c.body(csv, 200, csvHeaders('submissions', clock.now()));
  });

  routes.get('/areas/:area/submissions/:number', async (c) => {
    const area = await areaFor(c, 'submissions.read');
    return c.json(await readSubmission(db, area.id, c.req.param('number'), languageIn(c, area.lang)));
  });

  routes.get('/areas/:area/submissions/:number/files/:file', async (c) => {
    const area = await areaFor(c, 'submissions.read');
    const row = await db
      .selectFrom('submission_file_private')
      .innerJoin('submission', 'submission.id', 'submission_file_private.submission')
      .select(['hash', 'name', 'type'])
      .where('submission.area', '=', area.id)
      .where('submission.id', '=', c.req.param('number'))
      .where('submission_file_private.id', '=', c.req.param('file'))
      .executeTakeFirst();
    const bytes = row && (await media.get(row.hash));
    if (!row || !bytes) throw notFound();
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': row.type,
      'Content-Disposition': attachment(row.name ?? c.req.param('file')),
    });
  });

  return routes;

  async function areaFor(c: Context<StaffEnv>, operation: StaffOperation): Promise<Area> {
    const id = c.req.param('area') ?? '';
    mustMay(c.var.actor, operation, { area: id });
    const area = await findArea(db, id);
    if (!area) throw notFound();
    return area;
  }
}
