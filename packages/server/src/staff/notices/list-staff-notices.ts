import type { StaffNotice, StaffNoticeItem, StaffNoticePage, StaffNoticeQuery, StaffNoticeState } from '@civickit/adapters/staff';
import type { Notice } from '@civickit/core';
import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import * as z from 'zod/mini';
import { wordsOf } from '../../database/folded.js';
import { pageOf } from '../../database/page-of.js';
import type { NoticeTable, Tables } from '../../database/schema.js';
import { readCursor, writeCursor } from '../http.js';
import { notFound } from '../permissions.js';

type Row = Selectable<NoticeTable>;

const cursorShape = z.tuple([z.iso.datetime(), z.string().check(z.minLength(1))]);

/** All notices of an area, with drafts and those that are over; what was written last comes first. @throws CivicError `invalid/cursor` */
export async function listStaffNotices(db: Kysely<Tables>, area: string, query: StaffNoticeQuery, now: number): Promise<StaffNoticePage> {
  const { state, text = '', limit = 50, cursor } = query;
  let wanted = db.selectFrom('notice').selectAll().where('area', '=', area);
  if (state) wanted = wanted.where(isIn(state, new Date(now)));
  for (const word of wordsOf(text)) wanted = wanted.where(sql<boolean>`strpos(search, ${word}) > 0`);
  if (cursor !== undefined) {
    const [at, id] = readCursor(cursor, cursorShape);
    wanted = wanted.where(sql<boolean>`(updated_at, id) < (${at}::timestamptz, ${id})`);
  }
  const { rows, last } = await pageOf(wanted.orderBy('updated_at', 'desc').orderBy('id', 'desc'), limit);
  return { items: rows.map((row) => itemOf(row, now)), ...(last && { next: writeCursor([last.updated_at.toISOString(), last.id]) }) };
}

/** @throws CivicError `invalid/query` (404) */
export async function readStaffNotice(db: Kysely<Tables>, area: string, id: string, now: number): Promise<StaffNotice> {
  const row = await db.selectFrom('notice').selectAll().where('area', '=', area).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return { ...itemOf(row, now), draft: draftOf(row.content) };
}

export function stateOf(
  { published_at: published, expires_at: expires, withdrawn_at: withdrawn }: Pick<Row, 'published_at' | 'expires_at' | 'withdrawn_at'>,
  now: number,
): StaffNoticeState {
  if (withdrawn) return 'withdrawn';
  if (!published) return 'draft';
  if (published.getTime() > now) return 'scheduled';
  return expires && expires.getTime() <= now ? 'expired' : 'public';
}

/** The same in the database. */
function isIn(state: StaffNoticeState, now: Date) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const conditions: Readonly<Record<StaffNoticeState, ReturnType<typeof sql<SqlBool>>>> = {
    withdrawn: sql`withdrawn_at is not null`,
    draft: sql`withdrawn_at is null and published_at is null`,
    scheduled: sql`withdrawn_at is null and published_at > ${at}`,
    expired: sql`withdrawn_at is null and published_at <= ${at} and expires_at <= ${at}`,
    public: sql`withdrawn_at is null and published_at <= ${at} and (expires_at is null or expires_at > ${at})`,
  };
  return conditions[state];
}

function itemOf(row: Row, now: number): StaffNoticeItem {
  const { id, area, content, withdrawn_at, updated_at, version } = row;
  const { title, type = 'news', pinned = false, published, expires, verified } = content;
  return {
    id,
    area,
    state: stateOf(row, now),
    type,
    title,
    pinned,
    ...(published && { published: published.iso }),
    ...(expires && { expires: expires.iso }),
    ...(verified && { verified: verified.iso }),
    ...(withdrawn_at && { withdrawnAt: withdrawn_at.toISOString() }),
    updatedAt: updated_at.toISOString(),
    version,
  };
}

/** What can be written again, as it is sent. */
function draftOf(content: Omit<Notice, 'ref'>): StaffNotice['draft'] {
  const { title, summary, categories, authors, pinned, lang, url, image, attachments, expires, verified, correction, timeline } = content;
  const written = {
    title,
    summary,
    content: content.content,
    categories: categories && [...categories],
    authors: authors && [...authors],
    pinned,
    lang,
    url,
    image,
    attachments: attachments?.map((one) => ({ ...one })),
    expires: expires?.iso,
    verified: verified?.iso,
    correction,
    timeline: timeline?.map(({ at, text }) => ({ at: at.iso, text })),
  };
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined)) as StaffNotice['draft'];
}
