import type { RequestUpdate } from '@civickit/core';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { updateOf } from './list-requests.js';

const mostUpdates = 1000;

/** What happened to the published requests of an area between two moments, the oldest first. */
export async function listUpdates(
  db: Kysely<Tables>,
  area: string,
  since: Date | undefined,
  until: Date | undefined,
): Promise<readonly RequestUpdate[]> {
  let wanted = db
    .selectFrom('request_update')
    .innerJoin('request', 'request.id', 'request_update.request')
    .selectAll('request_update')
    .where('request.area', '=', area)
    .where('request.published', '=', true);
  if (since) wanted = wanted.where('request_update.at', '>=', since);
  if (until) wanted = wanted.where('request_update.at', '<=', until);
  const rows = await wanted.orderBy('request_update.at').orderBy('request_update.sequence').limit(mostUpdates).execute();
  return rows.map((row) => updateOf(area, row));
}
