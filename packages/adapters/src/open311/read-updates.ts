import { instantOf, type RequestUpdate, type SourceContext, type UpdatesQuery } from '@civickit/core';
import { boundOf } from '../source/bound-of.js';
import { addressOf, ask, type Endpoint } from './endpoint.js';
import { writtenDate } from './list/question-parameters.js';
import { parseUpdates } from './parse-updates.js';
import type { Parsed } from './read/read-records.js';

const yearsBack = 1;

/** Updates of one request or of all, oldest first. The server knows dates only, and both or neither. */
export async function readUpdates(
  endpoint: Endpoint,
  { request, since, until }: UpdatesQuery,
  context: SourceContext,
): Promise<Parsed<RequestUpdate>> {
  const { clock, zone } = context;
  const now = clock.now();
  const end = until === undefined ? now : boundOf('until', until, zone);
  const start = since === undefined ? end - yearsBack * 365 * 86_400_000 : boundOf('since', since, zone);
  const { dates = 'offset' } = endpoint.dialect;
  const wanted = since !== undefined || until !== undefined || request !== undefined;
  const parameters = wanted ? { start_date: writtenDate(start, -1, dates, zone), end_date: writtenDate(end, 1, dates, zone) } : {};
  const { items, problems } = await ask(endpoint, context, addressOf(endpoint, 'updates', parameters), parseUpdates);
  const at = (update: RequestUpdate) => (update.at ? instantOf(update.at, zone) : NaN);
  const inTime = items.filter((update) => (since === undefined || at(update) >= start) && (until === undefined || at(update) < end));
  return { items: request === undefined ? inTime : inTime.filter((update) => update.request.id === request), problems };
}
