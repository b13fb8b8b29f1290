import type { SentUpdate } from '@civickit/adapters/open311/write';
import { CivicError, isCivicError, type RequestUpdate } from '@civickit/core';
import type { Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import { checkedKey, fingerprintOf } from '../http/idempotency.js';
import { findByCode, type OwnFollowUp } from './find-by-code.js';
import { keepFollowUp, type followUpKinds } from './keep-follow-up.js';

type Kind = Exclude<(typeof followUpKinds)[number], 'rating'>;

/** Words of service request updates (mySociety) for what a reporter can say. */
const kinds: Readonly<Record<string, Kind>> = {
  OPEN: 'still-there',
  FIXED: 'mended',
  CLOSED: 'mended',
  REOPEN: 'reopen',
  UNCHANGED: 'note',
};

/**
 * Keeps what a reporter adds by `POST servicerequestupdates`, as at our own address: by the code of the report, once for ever under one
 * key. `update_id` is such a key within its report.
 * @throws CivicError `invalid/draft`, with 404 for a code that opens nothing here; as `keepFollowUp`
 */
export async function keepPostedUpdate(
  context: ServerContext,
  area: Area,
  { id, request, status = '', description, code, hasMedia, ...sent }: SentUpdate,
  headerKey: string | undefined,
): Promise<RequestUpdate> {
  // The same look for a wrong code, for none and for that of another report.
  const report = await findByCode(context.db, area.id, code);
  if (report === undefined || (request !== undefined && request !== report)) {
    throw new CivicError('invalid/draft', 'tracking_code opens no report, or not that of service_request_id', { status: 404 });
  }
  const kind = kinds[status];
  if (!kind) throw refused('/status', `status must be one of ${Object.keys(kinds).join(', ')}`);
  if (hasMedia) throw refused('/media', 'media_url is not taken with an update');
  const key = headerKey ?? checkedKey(sent.key) ?? (id === undefined ? undefined : fingerprintOf(['update', report, id]));
  if (key === undefined) throw refused('/id', 'update_id is missing');
  try {
    return updateOf(await keepFollowUp(context, { area, report, key, kind, description }), report);
  } catch (error) {
    if (!isCivicError(error) || error.code !== 'invalid/draft' || !error.issues) throw error;
    // Errors of Open311 name the field in their words.
    const issues = error.issues.map(({ path, message }) => ({ path, message: `${path.slice(1)} ${message}` }));
    throw new CivicError('invalid/draft', error.message, { cause: error, issues });
  }
}

/** What the reporter claims; the status of the report is the office's. */
function updateOf({ id, kind, description, at }: OwnFollowUp, report: string): RequestUpdate {
  return {
    id,
    request: { source: '', id: report },
    at: { iso: at.toISOString(), precision: 'instant', zone: 'given' },
    ...(description !== null && { description }),
    ...(kind === 'mended' && { authorityStatus: 'closed', stage: 'done' }),
    ...((kind === 'still-there' || kind === 'reopen') && { authorityStatus: 'open' }),
  };
}

function refused(path: string, message: string): CivicError {
  return new CivicError('invalid/draft', `The update is not taken: ${message}`, { issues: [{ path, message }] });
}
