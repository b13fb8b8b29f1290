import { Hono, type Context } from 'hono';
import type { AreaEnv } from '../areas/with-area.js';
import type { ServerContext } from '../context.js';
import { attachment } from '../http/attachment.js';
import { problem } from '../http/problem.js';
import type { NetworkEnv } from '../http/rate-limit.js';
import { localTime } from '../local-time.js';
import { plainNumber } from '../receipt-number.js';
import { isPinOf } from './check-pin.js';
import { exportSubmission, forgetSubmission } from './own-submission.js';
import { noStore, readAsked } from './read-asked.js';

/** What number and PIN of a form open to its sender. Both stand in the body. */
export function senderRoutes(context: ServerContext): Hono<AreaEnv & NetworkEnv> {
  const { db, media, clock } = context;
  const routes = new Hono<AreaEnv & NetworkEnv>();

  routes.post('/export', (c) =>
    withNumber(c, async (number) => {
      const whole = await exportSubmission(db, media, c.var.area.id, number, clock.now());
      return whole && c.json(whole, 200, { ...noStore, 'Content-Disposition': attachment(`form-${number}.json`) });
    }),
  );

  routes.post('/delete', (c) =>
    withNumber(c, async (number) => {
      const isDone = await forgetSubmission(db, c.var.area.id, number, clock.now());
      return isDone ? c.json({ id: number, deletedAt: localTime(clock.now(), c.var.area.zone) }, 200, noStore) : undefined;
    }),
  );

  return routes;

  /** One answer for a wrong PIN, for none, for too many tries, and for a number that there is not. */
  async function withNumber(
    c: Context<AreaEnv & NetworkEnv>,
    answer: (number: string) => Promise<Response | undefined>,
  ): Promise<Response> {
    const { number = '', pin = '' } = await readAsked(c.req.raw);
    const plain = plainNumber(number);
    const given = (await isPinOf(context, { area: c.var.area.id, number: plain, pin, network: c.var.network }))
      ? await answer(plain)
      : undefined;
    return given ?? problem(404, 'There is no form with this number and PIN', { headers: noStore });
  }
}
