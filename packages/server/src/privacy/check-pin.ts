import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { ServerContext } from '../context.js';

/** Of one number a day: a PIN has six digits, and whoever guesses may come from many networks. */
const mostTries = 10;
export const tryDays = 1;
const dayMs = 86_400_000;

/**
 * Whether a PIN is that of a number, however it was typed. Every try is counted, with the same work whether or not there is such a number;
 * a right one makes the count begin anew.
 */
export async function isPinOf(
  { db, secrets, clock }: Pick<ServerContext, 'db' | 'secrets' | 'clock'>,
  area: string,
  number: string,
  typed: string,
): Promise<boolean> {
  if (!/^\d{4}-\d{4}-\d{5,7}$/.test(number) || typed === '') return false;
  const now = clock.now();
  const isOver = sql<boolean>`pin_try.since <= ${new Date(now - tryDays * dayMs).toISOString()}::timestamptz`;
  const { tries } = await db
    .insertInto('pin_try')
    .values({ area, number, tries: 1, since: new Date(now) })
    .onConflict((conflict) =>
      conflict.columns(['area', 'number']).doUpdateSet({
        tries: sql<number>`case when ${isOver} then 1 else pin_try.tries + 1 end`,
        since: sql<Date>`case when ${isOver} then excluded.since else pin_try.since end`,
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow();
  const isRight = isSame(typed.normalize('NFKC').replace(/\D/g, ''), secrets.pinOf(number));
  if (!isRight || tries > mostTries) return false;
  await db.deleteFrom('pin_try').where('area', '=', area).where('number', '=', number).execute();
  return true;
}

function isSame(typed: string, pin: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(typed), digest(pin));
}
