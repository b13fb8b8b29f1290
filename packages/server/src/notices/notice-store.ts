import { randomUUID } from 'node:crypto';
import type { Notice, NoticeType } from '@civickit/core';
import { sql, type Kysely, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { Area } from '../areas/area-store.js';
import { inTransaction } from '../database/in-transaction.js';
import { folded, searched, wordsOf } from '../database/folded.js';
import { jsonText } from '../database/json-text.js';
import { pageOf } from '../database/page-of.js';
import type { NoticeTable, Tables } from '../database/schema.js';
import { announce } from '../outgoing/civic-event.js';
import { cursorOf, placeOf } from './notice-cursor.js';
import { momentsOf } from './notice-moments.js';

const dayMs = 86_400_000;

/** A notice as it is put: without `published` a draft, with a later one not public before it. */
export type PutNotice = Omit<Notice, 'ref' | 'raw'>;

export interface NoticeChoice {
  readonly type?: NoticeType | undefined;
  /** Letter case aside. */
  readonly category?: string | undefined;
  /** Published then or later, in milliseconds since the epoch. */
  readonly since?: number | undefined;
  /** Words that all occur in title, summary, categories or authors. */
  readonly text?: string | undefined;
  /** @default 50 */
  readonly limit?: number;
  readonly cursor?: string | undefined;
}

export interface StoredNotice {
  readonly notice: Notice;
  /** When it was last written here. */
  readonly written: Date;
}

export interface NoticePage {
  readonly items: readonly StoredNotice[];
  readonly next?: string;
}

/**
 * Keeps a notice under its id, in place of what was there; one that was withdrawn is back.
 * @param again what was withdrawn stays so, and what is the same stays untouched: for a file that is read again and again
 * @param id @default a new `urn:uuid:`, which Atom takes for an id as it is
 * @throws CivicError `invalid/date`
 */
export async function putNotice(
  db: Kysely<Tables>,
  area: Area,
  notice: PutNotice,
  { now, id = `urn:uuid:${randomUUID()}`, again = false }: { readonly now: number; readonly id?: string; readonly again?: boolean },
): Promise<string> {
  const { title, summary, categories = [], authors = [] } = notice;
  const row = {
    content: jsonText(notice),
    search: searched([title, summary, ...categories, ...authors]),
    categories: jsonText(categories.map((category) => folded(category.trim()))),
    ...momentsOf(notice, area.zone),
    updated_at: new Date(now),
  };
  await inTransaction(db, async (transaction) => {
    const before = await transaction
      .selectFrom('notice')
      .select(['published_at', 'withdrawn_at'])
      .where('area', '=', area.id)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    await transaction
      .insertInto('notice')
      .values({ area: area.id, id, ...row })
      .onConflict((conflict) => {
        const there = conflict.columns(['area', 'id']);
        if (!again) return there.doUpdateSet({ ...row, withdrawn_at: null, version: nextVersion });
        return there.doUpdateSet({ ...row, version: nextVersion }).where(sql<boolean>`notice.content is distinct from excluded.content`);
      })
      .execute();
    await announcePublication(transaction, area.id, id, { published: row.published_at, before, again, now });
  });
  return id;
}

const nextVersion = sql<number>`notice.version + 1`;

interface Publication {
  readonly published: Date | null;
  readonly before: { readonly published_at: Date | null; readonly withdrawn_at: Date | null } | undefined;
  readonly again: boolean;
  readonly now: number;
}

/** Once for each notice that becomes public, at its moment. What is older than a day is no news: somebody brought in an archive. */
async function announcePublication(
  transaction: Kysely<Tables>,
  area: string,
  notice: string,
  { published, before, again, now }: Publication,
): Promise<void> {
  if (!published || published.getTime() < now - dayMs) return;
  if (before?.withdrawn_at ? again : before?.published_at && before.published_at.getTime() <= now) return;
  if (before?.published_at?.getTime() === published.getTime() && !before.withdrawn_at) return;
  const moment = published.getTime();
  await announce(transaction, area, { type: 'notice.published', notice, published: moment }, Math.max(moment, now));
}

/** Takes a notice out of all lists; whether it was there to be taken. */
export async function withdrawNotice(db: Kysely<Tables>, area: string, id: string, now: number): Promise<boolean> {
  const [changed] = await db
    .updateTable('notice')
    .set({ withdrawn_at: new Date(now), updated_at: new Date(now), version: nextVersion })
    .where('area', '=', area)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute();
  return (changed?.numUpdatedRows ?? 0n) > 0n;
}

/** Those that are public at `now`, newest first. @throws CivicError `invalid/cursor` */
export async function listNotices(db: Kysely<Tables>, area: string, choice: NoticeChoice, now: number): Promise<NoticePage> {
  const { type, category, since, text, limit = 50, cursor } = choice;
  let query = publicNotices(db, area, now);
  if (type === 'news') query = query.where(sql<boolean>`coalesce(content->>'type', 'news') = 'news'`);
  else if (type !== undefined) query = query.where(sql<boolean>`content->>'type' = ${type}`);
  if (category !== undefined) query = query.where(sql<boolean>`categories @> ${JSON.stringify([folded(category.trim())])}::jsonb`);
  if (since !== undefined) query = query.where('published_at', '>=', new Date(since));
  for (const word of wordsOf(text ?? '')) query = query.where(sql<boolean>`strpos(search, ${word}) > 0`);
  if (cursor !== undefined) {
    const { published, id } = placeOf(cursor);
    query = query.where(sql<boolean>`(published_at, id) < (${published.toISOString()}::timestamptz, ${id})`);
  }
  const { rows, last } = await pageOf(query.orderBy('published_at', 'desc').orderBy('id', 'desc'), limit);
  return {
    items: rows.map((row) => stored(area, row)),
    ...(last?.published_at && { next: cursorOf({ published: last.published_at, id: last.id }) }),
  };
}

/** One that is public at `now`. */
export async function findNotice(db: Kysely<Tables>, area: string, id: string, now: number): Promise<StoredNotice | undefined> {
  const row = await publicNotices(db, area, now).where('id', '=', id).executeTakeFirst();
  return row && stored(area, row);
}

/** When what `listNotices` gives last changed: by a hand, or because a time had come. 0 where there has been nothing yet. */
export async function lastChange(db: Kysely<Tables>, area: string, now: number): Promise<number> {
  const until = new Date(now).toISOString();
  const { changed } = await db
    .selectFrom('notice')
    .where('area', '=', area)
    .select(
      sql<Date | null>`greatest(
        max(updated_at),
        max(published_at) filter (where published_at <= ${until}::timestamptz),
        max(expires_at) filter (where expires_at <= ${until}::timestamptz)
      )`.as('changed'),
    )
    .executeTakeFirstOrThrow();
  return changed?.getTime() ?? 0;
}

type Row = Pick<Selectable<NoticeTable>, 'id' | 'content' | 'published_at' | 'updated_at'>;

function publicNotices(db: Kysely<Tables>, area: string, now: number): SelectQueryBuilder<Tables, 'notice', Row> {
  const at = new Date(now);
  return db
    .selectFrom('notice')
    .select(['id', 'content', 'published_at', 'updated_at'])
    .where('area', '=', area)
    .where('withdrawn_at', 'is', null)
    .where('published_at', '<=', at)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]));
}

function stored(area: string, { id, content, updated_at }: Row): StoredNotice {
  return { notice: { ...content, ref: { source: area, id } }, written: updated_at };
}
