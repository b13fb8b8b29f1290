import type { Kysely } from 'kysely';
import type { FollowUpMediaRow, Tables, UpdateMediaRow } from '../database/schema.js';
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
    .select(['id', 'at', 'status', 'stage', 'description', 'media'])
    .where('request', '=', id)
    .orderBy('sequence')
    .execute();
  const notes = await db.selectFrom('request_note_private').select(['at', 'text']).where('request', '=', id).orderBy('sequence').execute();
  return {
    format: 'civickit-export/1',
    exported_at: new Date(now),
    report: { ...report, sequence: undefined },
    private: own,
    updates: await withPictures(media, updates),
    notes,
    photos: await photosOf(db, media, id),
    follow_ups: await withPictures(media, await listFollowUps(db, id)),
    // Stays longer than what was written with it.
    rating: (await db.selectFrom('rating').select(['level', 'at']).where('request', '=', id).executeTakeFirst()) ?? null,
  };
}

/** What was said, with its pictures in place of what names them. */
async function withPictures<T extends { readonly media: readonly (FollowUpMediaRow | UpdateMediaRow)[] }>(
  store: MediaStore,
  said: readonly T[],
): Promise<readonly object[]> {
  const written = [];
  for (const { media, ...words } of said) {
    const photos = [];
    // One after the other: all at once are more than a server has room for.
    for (const one of media) {
      const { type, description } = one as UpdateMediaRow;
      photos.push('hash' in one ? { type, description, base64: await base64Of(store, one.hash) } : one);
    }
    written.push({ ...words, photos });
  }
  return written;
}

async function base64Of(store: MediaStore, hash: string): Promise<string | null> {
  const bytes = await store.get(hash);
  return bytes ? Buffer.from(bytes).toString('base64') : null;
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
    photos.push({ ...photo, base64: await base64Of(media, hash) });
  }
  return photos;
}
