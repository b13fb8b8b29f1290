import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import type { MediaStore } from '../media/media-store.js';
import { listFollowUps } from './find-by-code.js';

/**
 * Everything that is kept of a report, as the tables have it, its pictures in base 64; left out is what says nothing of a person: hashes
 * and counters.
 */
export async function exportRequest(db: Kysely<Tables>, media: MediaStore, id: string, now: number): Promise<object | undefined> {
  const report = await db.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
  const own = await db
    .selectFrom('request_private')
    .select(['contact', 'answers', 'consent', 'hidden_at', 'hidden_reason', 'emptied_at'])
    .where('request', '=', id)
    .executeTakeFirst();
  if (!report || !own) return undefined;
  const updates = await db
    .selectFrom('request_update')
    .select(['id', 'at', 'status', 'stage', 'description'])
    .where('request', '=', id)
    .orderBy('sequence')
    .execute();
  const notes = await db.selectFrom('request_note_private').select(['at', 'text']).where('request', '=', id).orderBy('sequence').execute();
  return {
    format: 'civickit-export/1',
    exported_at: new Date(now),
    report: { ...report, sequence: undefined },
    private: own,
    updates,
    notes,
    photos: await photosOf(db, media, id),
    follow_ups: await listFollowUps(db, id),
    // Stays longer than what was written with it.
    rating: (await db.selectFrom('rating').select(['level', 'at']).where('request', '=', id).executeTakeFirst()) ?? null,
  };
}

async function photosOf(db: Kysely<Tables>, media: MediaStore, id: string): Promise<readonly object[]> {
  const named = await db
    .selectFrom('request_file_private')
    .select(['name', 'type', 'size', 'hash'])
    .where('request', '=', id)
    .orderBy('position')
    .execute();
  const photos = [];
  for (const { hash, ...photo } of named) {
    const bytes = await media.get(hash);
    photos.push({ ...photo, base64: bytes ? Buffer.from(bytes).toString('base64') : null });
  }
  return photos;
}
