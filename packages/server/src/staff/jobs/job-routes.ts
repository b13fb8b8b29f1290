import type { StaffJobs, StaffOperation } from '@civickit/adapters/staff';
import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { findArea } from '../../areas/area-store.js';
import type { ServerContext } from '../../context.js';
import { listFailedJobs, retryFailedJob } from '../../jobs/job-store.js';
import type { StaffEnv } from '../actor.js';
import { recordAudit } from '../audit/record-audit.js';
import { readSent } from '../http.js';
import { mustMay, notFound } from '../permissions.js';

export const retrial = z.strictObject({});

/** Mail and webhooks that were given up, which only somebody who mends their cause can try again. */
export function jobRoutes({ db, clock }: ServerContext): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>();

  routes.get('/areas/:area/jobs', async (c) => c.json(await failedIn(await areaFor(c, 'jobs.list'))));

  routes.post('/areas/:area/jobs/:job/retry', async (c) => {
    const area = await areaFor(c, 'jobs.retry');
    await readSent(c, retrial);
    const id = c.req.param('job');
    if (!/^\d{1,18}$/.test(id)) throw notFound();
    await db.transaction().execute(async (transaction) => {
      if (!(await retryFailedJob(transaction, id, clock.now(), area))) throw notFound();
      await recordAudit(transaction, { at: clock.now(), actor: c.var.actor, action: 'job.retry', area, subject: id });
    });
    return c.json(await failedIn(area));
  });

  return routes;

  async function areaFor(c: Context<StaffEnv, '/areas/:area/jobs'>, operation: StaffOperation): Promise<string> {
    const area = c.req.param('area');
    mustMay(c.var.actor, operation, { area });
    if (!(await findArea(db, area))) throw notFound();
    return area;
  }

  async function failedIn(area: string): Promise<StaffJobs> {
    const jobs = await listFailedJobs(db, area);
    return {
      items: jobs.map(({ id, kind, failedAt, tries, failure }) => ({
        id,
        kind,
        failedAt: failedAt.toISOString(),
        tries,
        ...(failure !== null && { failure }),
      })),
    };
  }
}
