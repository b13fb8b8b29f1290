import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { ServerContext } from '../context.js';

/**
 * Wrong ones for one number a day: of one network, and of all together. A PIN has eight digits, so that all of them may be many, and to
 * close a number to its sender takes a hundred networks.
 */
const most = { ofNetwork: 10, ofAll: 1000 };
export const tryDays = 1;
const dayMs = 86_400_000;

export interface TriedPin {
  readonly area: string;
  readonly number: string;
  /** However it was typed. */
  readonly pin: string;
  /** From which it is tried; undefined where nobody counts them. */
  readonly network: string | undefined;
}

/**
 * Whether a PIN is that of a number. Every try is counted, with the same work whether or not there is such a number; a right one makes the
 * count of its network begin anew.
 */
export async function isPinOf(
  { db, secrets, clock }: Pick<ServerContext, 'db' | 'secrets' | 'clock'>,
  { area, number, pin, network = '' }: TriedPin,
): Promise<boolean> {
  if (!/^\d{4}-\d{4}-\d{5,7}$/.test(number) || pin === '') return false;
  const now = clock.now();
  const row = { area, number, network: digestOf(`${secrets.keyFor('network')} ${network}`).toString('base64url') };
  const over = new Date(now - tryDays * dayMs);
  const isOver = sql<boolean>`pin_try.since <= ${over.toISOString()}::timestamptz`;
  const { tries } = await db
    .insertInto('pin_try')
    .values({ ...row, tries: 1, since: new Date(now) })
    .onConflict((conflict) =>
      conflict.columns(['area', 'number', 'network']).doUpdateSet({
        // Not beyond what closes a number to a network: its share of those of all is no more than that.
        tries: sql<number>`case when ${isOver} then 1 else least(pin_try.tries + 1, ${most.ofNetwork + 1}::int) end`,
        since: sql<Date>`case when ${isOver} then excluded.since else pin_try.since end`,
      }),
    )
    .returning('tries')
    .executeTakeFirstOrThrow();
  const { all } = await db
    .selectFrom('pin_try')
    .select(({ fn }) => fn.sum<string>('tries').as('all'))
    .where('area', '=', area)
    .where('number', '=', number)
    .where('since', '>', over)
    .executeTakeFirstOrThrow();
  const isRight = timingSafeEqual(digestOf(pin.normalize('NFKC').replace(/\D/g, '')), digestOf(secrets.pinOf(number)));
  if (!isRight || tries > most.ofNetwork || Number(all) > most.ofAll) return false;
  await db.deleteFrom('pin_try').where('area', '=', area).where('number', '=', number).where('network', '=', row.network).execute();
  return true;
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
