import { CivicError } from '@civickit/core';
import type { Transaction } from 'kysely';
import type { Area } from '../areas/area-store.js';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { applyRequestChange } from '../requests/change-request.js';
import { limitsFor, workdaysAfter } from './closing-setting.js';

/** What of a report tells whether it can be opened again. */
export interface ClosedReport {
  readonly type: string;
  readonly status: 'open' | 'closed';
  readonly closed_at: Date | null;
}

/** Until when its reporter can have it opened again; undefined where they cannot, or never could. */
export function reopenUntil({ offices }: Pick<ServerContext, 'offices'>, area: Area, report: ClosedReport): Date | undefined {
  const { status, closed_at: closed, type } = report;
  const setting = offices?.[area.id]?.closing;
  const { reopenDays } = limitsFor(setting, type);
  return status === 'closed' && closed && reopenDays > 0 ? workdaysAfter(closed.getTime(), reopenDays, area, setting) : undefined;
}

/**
 * Opens a closed report at its reporter's wish, so that it is worked on anew: once per closing, for then it is open. What was promised
 * before is over, and the office promises anew.
 * @throws CivicError `conflict/open` where it is open, `conflict/window` where the time for it is over
 */
export async function reopenRequest(
  context: Pick<ServerContext, 'offices'>,
  transaction: Transaction<Tables>,
  area: Area,
  report: ClosedReport & { readonly id: string },
  at: Date,
): Promise<void> {
  if (report.status === 'open') throw new CivicError('conflict/open', 'The report is open', { status: 409 });
  const until = reopenUntil(context, area, report);
  if (!until || until < at) {
    throw new CivicError('conflict/window', 'The time in which the report can be opened again is over; report it anew', { status: 409 });
  }
  await applyRequestChange(transaction, report.id, { status: 'open', stage: 'received', expected: null }, at);
  // What it was closed with stands in its history, and is no word on how it is now (GeoReport v2, status_notes).
  await transaction.updateTable('request').set({ status_note: null }).where('id', '=', report.id).execute();
}
