import type { StaffNoticeDraft, StaffOperation } from '@civickit/adapters/staff';
import { CivicError, exactWhen, toInstant, type Notice, type When } from '@civickit/core';
import { sql, type Selectable, type Transaction } from 'kysely';
import type { Area } from '../../areas/area-store.js';
import type { ServerContext } from '../../context.js';
import { locks } from '../../database/locks.js';
import type { NoticeTable, Tables } from '../../database/schema.js';
import { fingerprintOf } from '../../http/idempotency.js';
import { localTime } from '../../local-time.js';
import { putNotice, withdrawNotice, type PutNotice } from '../../notices/notice-store.js';
import type { Actor } from '../actor.js';
import { recordAudit, type AuditDetail } from '../audit/record-audit.js';
import { mustBeCurrent } from '../conflict.js';
import { mustMay, notFound } from '../permissions.js';
import { stateOf } from './list-staff-notices.js';

export interface NoticeWork {
  readonly actor: Actor;
  readonly area: Area;
  readonly id: string;
  /** That the actor has read; undefined for a notice that there is not yet. */
  readonly version: number | undefined;
}

type Row = Selectable<NoticeTable>;

/**
 * Writes a notice whole. A draft is anybody's who may write; what was public once is a lead's to change. The same for a new one sent again
 * is no second one; tells whether it is new.
 * @throws CivicError as `mustMay`, `conflict/changed`, `invalid/draft`
 */
export async function writeNotice(context: ServerContext, work: NoticeWork, draft: StaffNoticeDraft): Promise<boolean> {
  const { area, id, version } = work;
  const written = noticeOf(draft, area.zone);
  let isNew = false;
  const needs = (row: Row | undefined, now: number) => (row && stateOf(row, now) !== 'draft' ? 'notices.change' : 'notices.write');
  await workOn(context, work, { action: 'notice.write', needs }, async (transaction, row, now) => {
    if (!row) {
      isNew = true;
      await putNotice(transaction, area, written, { now, id });
      return { state: 'draft' };
    }
    if (version === undefined) {
      if (fingerprintOf(row.content) === fingerprintOf(written)) return undefined;
      await mustBeCurrent(transaction, { area: area.id, subject: id, version: row.version }, 0);
    }
    const state = stateOf(row, now);
    const { published, alert, where, sameAs } = row.content;
    // What cannot be written here stays as it came.
    const kept = {
      ...(published && { published }),
      ...(alert && { alert, type: 'alert' as const }),
      ...(where && { where }),
      ...(sameAs && { sameAs }),
    };
    const updated = state === 'public' && { updated: momentOf(now) };
    await putNotice(transaction, area, { ...written, ...kept, ...updated }, { now, id, again: true });
    return { state };
  });
  return isNew;
}

/** Makes it public now or from a day on, also one that was withdrawn. @throws CivicError as `mustMay`, `conflict/changed`, `invalid/draft` */
export async function publishNotice(context: ServerContext, work: NoticeWork, at: string | undefined): Promise<void> {
  await workOn(context, work, { action: 'notice.publish', needs: () => 'notices.publish' }, async (transaction, row, now) => {
    if (!row) throw notFound();
    const before = row.content.published;
    const published =
      at !== undefined
        ? whenIn(at, work.area.zone, '/at')
        : before && stateOf({ ...row, withdrawn_at: null }, now) !== 'scheduled'
          ? before
          : momentOf(now);
    await putNotice(transaction, work.area, { ...(row.content as PutNotice), published }, { now, id: work.id });
    return { published: published.iso };
  });
}

/** @throws CivicError as `mustMay`, `conflict/changed` */
export async function withdrawForStaff(context: ServerContext, work: NoticeWork): Promise<void> {
  await workOn(context, work, { action: 'notice.withdraw', needs: () => 'notices.withdraw' }, async (transaction, row, now) => {
    if (!row) throw notFound();
    return (await withdrawNotice(transaction, work.area.id, work.id, now)) ? {} : undefined;
  });
}

/** Says that it still holds: today, or on a day. @throws CivicError as `mustMay`, `conflict/changed`, `invalid/draft` */
export async function verifyNotice(context: ServerContext, work: NoticeWork, on: string | undefined): Promise<void> {
  await workOn(context, work, { action: 'notice.verify', needs: () => 'notices.verify' }, async (transaction, row, now) => {
    if (!row) throw notFound();
    const verified = whenIn(on ?? localTime(now, work.area.zone).slice(0, 10), work.area.zone, '/on');
    await putNotice(transaction, work.area, { ...(row.content as PutNotice), verified }, { now, id: work.id, again: true });
    return { verified: verified.iso };
  });
}

/** One transaction: the row is held, its version compared, the work done, and the log written last. Without a detail nothing was done. */
async function workOn(
  { db, clock }: ServerContext,
  { actor, area, id, version }: NoticeWork,
  { action, needs }: { readonly action: string; readonly needs: (row: Row | undefined, now: number) => StaffOperation },
  work: (transaction: Transaction<Tables>, row: Row | undefined, now: number) => Promise<AuditDetail | undefined>,
): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (transaction) => {
    // Of two who make the same one at once, one waits.
    await sql`select pg_advisory_xact_lock(${sql.lit(locks.notices)}, hashtext(${`${area.id} ${id}`}))`.execute(transaction);
    const row = await transaction
      .selectFrom('notice')
      .selectAll()
      .where('area', '=', area.id)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    mustMay(actor, needs(row, now), { area: area.id });
    if (!row && version !== undefined) throw notFound();
    if (row && version !== undefined) await mustBeCurrent(transaction, { area: area.id, subject: id, version: row.version }, version);
    const detail = await work(transaction, row, now);
    if (!detail) return;
    const after = await transaction
      .selectFrom('notice')
      .select('version')
      .where('area', '=', area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (after.version === row?.version) return;
    await recordAudit(transaction, { at: now, actor, action, area: area.id, subject: id, detail: { version: after.version, ...detail } });
  });
}

function noticeOf(draft: StaffNoticeDraft, zone: string): PutNotice {
  const { expires, verified, timeline, correction, ...rest } = draft;
  return {
    ...rest,
    ...(correction && { type: 'correction' as const, correction }),
    ...(timeline && {
      type: 'statement' as const,
      timeline: timeline.map(({ at, text }, index) => ({ at: whenIn(at, zone, `/timeline/${index}/at`), text })),
    }),
    ...(expires !== undefined && { expires: whenIn(expires, zone, '/expires') }),
    ...(verified !== undefined && { verified: whenIn(verified, zone, '/verified') }),
  };
}

function whenIn(given: string, zone: string, path: string): When {
  const when = exactWhen(given, zone);
  if (when) return when;
  throw new CivicError('invalid/draft', 'What was sent cannot be taken', { issues: [{ path, message: 'is no date' }] });
}

function momentOf(now: number): NonNullable<Notice['updated']> {
  return { iso: toInstant(now), precision: 'instant', zone: 'given' };
}
