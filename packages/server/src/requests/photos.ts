import { CivicError } from '@civickit/core';
import { sql, type Kysely } from 'kysely';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { keepable, putAgain, putFiles, type ArrivedFile, type KeepableFile } from '../media/kept-file.js';
import type { MediaStore } from '../media/media-store.js';
import { pictureTypes } from '../media/pictures/pictures.js';
import { holdMedia } from '../media/sweep-media.js';
import { announce } from '../outgoing/civic-event.js';
import { refusedReport } from './refuse-report.js';
import { findRequestType } from './request-types.js';

/** Of one report, and of one addition to it. */
export const mostPhotos = 10;

/** Photos as they may be kept, each picture once. @throws CivicError `invalid/draft` for what is no picture, or cannot be freed of what it tells */
export async function keepablePhotos(
  context: Pick<ServerContext, 'pictures'>,
  photos: readonly ArrivedFile[],
): Promise<readonly KeepableFile[]> {
  const files = new Map<string, KeepableFile>();
  for (const [at, photo] of photos.entries()) {
    const file = await keepable(context, photo);
    if (!file || !pictureTypes.some((type) => type === file.type)) {
      const what = `media: file ${at + 1} is no JPEG, PNG or WebP that can be read, or has more than 50 million pixels`;
      throw refusedReport(`/media/${at}`, what);
    }
    files.set(file.hash, file);
  }
  return [...files.values()];
}

/** Names photos whose bytes are there, within the transaction that keeps or completes their report; `from` is the place of the first. */
export async function keepPhotos(
  transaction: Kysely<Tables>,
  media: MediaStore,
  request: string,
  files: readonly KeepableFile[],
  from = 0,
): Promise<void> {
  if (files.length === 0) return;
  await holdMedia(transaction);
  for (const file of files) await putAgain(media, file);
  const rows = files.map(({ hash, sentHash, name, type, bytes }, at) => {
    return { request, position: from + at, hash, sent_hash: sentHash, name: name ?? null, type, size: bytes.byteLength };
  });
  await transaction.insertInto('request_file_private').values(rows).execute();
}

/**
 * Keeps the photos of a repeat that are not there yet, each once, whatever their order: those that its sender had when the report came, or
 * of a report that came with none what its first repeat brings. Where somebody has read and published the report already, they are for the
 * office alone: nobody has looked at them.
 * @returns whether there were any
 * @throws CivicError `invalid/draft` as `keepablePhotos`; `conflict/key` for photos that are more than that, and where the report is deleted
 */
export async function addPhotos(context: ServerContext, request: string, photos: readonly ArrivedFile[]): Promise<boolean> {
  const { db, media, clock } = context;
  const known = await keptPhotos(db, request);
  const missing = photos.filter(({ sentHash }) => !known.some(({ sent_hash: hash }) => hash === sentHash));
  if (missing.length === 0) return false;
  await mustBeAwaited(db, request, known.length, missing.length);
  const files = await keepablePhotos(context, missing);
  await putFiles(media, files);
  return db.transaction().execute(async (transaction) => {
    // Waits for another repeat that is at it, and comes after what deletes it.
    const row = await transaction.selectFrom('request').selectAll().where('id', '=', request).forUpdate().executeTakeFirstOrThrow();
    const kept = await keptPhotos(transaction, request);
    const added = files.filter(({ hash }) => !kept.some((one) => one.hash === hash));
    if (added.length === 0) return false;
    await mustBeAwaited(transaction, request, kept.length, added.length);
    await keepPhotos(transaction, media, request, added, Math.max(-1, ...kept.map(({ position }) => position)) + 1);
    const at = new Date(clock.now());
    await announce(transaction, row.area, { type: 'report.changed', report: request, by: 'reporter', added: 'photos' }, at.getTime());
    const type = await findRequestType(transaction, row.area, row.type);
    if (row.published && type?.publication !== 'at-once') return true;
    const shown = JSON.stringify([...row.media, ...added.map(({ hash, type: mime }) => ({ hash, type: mime }))]);
    // Who has read it without them publishes it without them.
    const version = sql<number>`version + 1`;
    const own = sql<number>`own_changes + 1`;
    await transaction.updateTable('request_private').set({ own_changes: own }).where('request', '=', request).execute();
    await transaction.updateTable('request').set({ media: shown, updated_at: at, version }).where('id', '=', request).execute();
    return true;
  });
}

/** @throws CivicError `conflict/key` */
async function mustBeAwaited(db: Kysely<Tables>, request: string, kept: number, added: number): Promise<void> {
  const own = await db.selectFrom('request_private').select(['photos', 'fingerprint']).where('request', '=', request).executeTakeFirst();
  if (!own?.fingerprint) throw deletedUnderKey();
  if (kept > 0 && kept + added > own.photos) throw otherUnderKey();
}

/** Of what a key of this server names. */
export function otherUnderKey(): CivicError {
  return new CivicError('conflict/key', 'This Idempotency-Key belongs to another report', { status: 422 });
}

/** The key stays where the report was deleted, so that no outbox sends it once more. */
export function deletedUnderKey(): CivicError {
  return new CivicError('conflict/key', 'The report of this Idempotency-Key was deleted', { status: 410 });
}

async function keptPhotos(db: Kysely<Tables>, request: string) {
  return db.selectFrom('request_file_private').select(['hash', 'sent_hash', 'position']).where('request', '=', request).execute();
}
