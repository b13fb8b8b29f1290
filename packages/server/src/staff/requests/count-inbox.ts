import type { StaffCounts } from '@civickit/adapters/staff';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/schema.js';
import type { Actor } from '../actor.js';
import { granted } from '../permissions.js';

/** How many requests somebody may read that are open, or whose bad rating waits, by the views of the inbox. `now` in milliseconds since the epoch. */
export async function countInbox(db: Kysely<Tables>, actor: Actor, now: number): Promise<StaffCounts> {
  const { mine, all, overdue } = await db
    .selectFrom('request')
    .leftJoin('request_work_private as work', 'work.request', 'request.id')
    .select(({ fn }) => [
      fn.countAll<string>().as('all'),
      fn.countAll<string>().filterWhere('work.assignee', '=', actor.id).as('mine'),
      fn.countAll<string>().filterWhere('expected_at', '<', new Date(now)).as('overdue'),
    ])
    .where('status', '=', 'open')
    .where((row) => granted(row, actor, 'requests.read'))
    .executeTakeFirstOrThrow();
  const { waiting } = await db
    .selectFrom('request')
    .innerJoin('follow_up_private', 'follow_up_private.request', 'request.id')
    .select(({ fn }) => fn.countAll<string>().as('waiting'))
    .where('answer_by', 'is not', null)
    .where('answered_at', 'is', null)
    .where((row) => granted(row, actor, 'requests.read'))
    .executeTakeFirstOrThrow();
  return { mine: Number(mine), all: Number(all), overdue: Number(overdue), 'bad-ratings': Number(waiting) };
}
