import { sql, type Kysely } from 'kysely';
import type { ServerContext } from '../context.js';
import type { Tables } from '../database/schema.js';
import { keepable, putAgain, putFiles, type ArrivedFile, type KeepableFile } from '../media/kept-file.js';
import type { MediaStore } from '../media/media-store.js';
import { pictureTypes } from '../media/pictures/pictures.js';
import { holdMedia } from '../media/sweep-media.js';
import { refusedReport } from './refuse-report.js';
import { findRequestType } from './request-types.js';

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

/** Names photos whose bytes are there, within the transaction that keeps their report. */
export async function keepPhotos(
  transaction: Kysely<Tables>,
  media: MediaStore,
  request: string,
  files: readonly KeepableFile[],
): Promise<void> {
  if (files.length === 0) return;
  await holdMedia(transaction);
  for (const file of files) await putAgain(media, file);
  const rows = files.map(({ hash, sentHash, name, type, bytes }, position) => {
    return { request, position, hash, sent_hash: sentHash, name: name ?? null, type, size: bytes.byteLength };
  });
  await transaction.insertInto('request_file_private').values(rows).execute();
}

/** Whether a repeat brings photos other than those that came before. */
export async function hasOtherPhotos(db: Kysely<Tables>, request: string, photos: readonly ArrivedFile[]): Promise<boolean> {
  const kept = await sentHashes(db, request);
  return kept.size > 0 && photos.some(({ sentHash }) => !kept.has(sentHash));
}

/**
 * Keeps the photos of a repeat where the first try came without any. Where somebody has read and published the report already, they are
 * for the office alone: nobody has looked at them.
 */
export async function addPhotos(context: ServerContext, request: string, photos: readonly ArrivedFile[]): Promise<void> {
  const { db, media } = context;
  if (photos.length === 0 || (await sentHashes(db, request)).size > 0) return;
  const files = await keepablePhotos(context, photos);
  await putFiles(media, files);
  await db.transaction().execute(async (transaction) => {
    // Waits for another repeat that is at it.
    const row = await transaction.selectFrom('request').selectAll().where('id', '=', request).forUpdate().executeTakeFirstOrThrow();
    if ((await sentHashes(transaction, request)).size > 0) return;
    // It was deleted meanwhile.
    const own = await transaction.selectFrom('request_private').select('request').where('request', '=', request).executeTakeFirst();
    if (!own) return;
    await keepPhotos(transaction, media, request, files);
    const type = await findRequestType(transaction, row.area, row.type);
    if (row.published && type?.publication !== 'at-once') return;
    const shown = JSON.stringify(files.map(({ hash, type: mime }) => ({ hash, type: mime })));
    // Who has read it without them publishes it without them.
    const version = sql<number>`version + 1`;
    await transaction.updateTable('request').set({ media: shown, version }).where('id', '=', request).execute();
  });
}

async function sentHashes(db: Kysely<Tables>, request: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('request_file_private').select('sent_hash').where('request', '=', request).execute();
  return new Set(rows.map((row) => row.sent_hash));
}
