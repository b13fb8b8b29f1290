import type { StaffAction, StaffAuditPage, StaffAuditQuery, StaffAuditRow } from '@civickit/adapters/staff';
import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import { pageOf } from '../../database/page-of.js';
import type { Tables } from '../../database/schema.js';
import type { AuditTable } from '../../database/staff-tables.js';
import { readCursor, writeCursor } from '../http.js';

type Row = Selectable<AuditTable>;

const cursorShape = z.tuple([z.string().check(z.regex(/^\d{1,18}$/))]);

/** The log, the newest first. @throws CivicError `invalid/cursor` */
export async function listAudit(db: Kysely<Tables>, query: StaffAuditQuery): Promise<StaffAuditPage> {
  const { area, subject, actor, limit = 50, cursor } = query;
  let wanted = db.selectFrom('audit').selectAll();
  if (area !== undefined) wanted = wanted.where('area', '=', area);
  if (subject !== undefined) wanted = wanted.where('subject', '=', subject);
  if (actor !== undefined) wanted = wanted.where('actor', '=', actor);
  if (cursor !== undefined) wanted = wanted.where('id', '<', readCursor(cursor, cursorShape)[0]);
  const { rows, last } = await pageOf(wanted.orderBy('id', 'desc'), limit);
  return { items: rows.map(rowOf), ...(last && { next: writeCursor([last.id]) }) };
}

export function actionOf({ at, actor, actor_name, action, detail }: Row): StaffAction {
  return { at: at.toISOString(), ...(actor !== null && { by: { id: actor, name: actor_name ?? actor } }), action, detail: { ...detail } };
}

function rowOf(row: Row): StaffAuditRow {
  const { id, area, subject, hash } = row;
  return { id, ...actionOf(row), ...(area !== null && { area }), ...(subject !== null && { subject }), hash };
}
