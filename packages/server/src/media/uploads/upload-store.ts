import { randomBytes } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { ServerContext } from '../../context.js';
import type { Tables } from '../../database/schema.js';
import { holdMedia } from '../sweep-media.js';

export type Upload = Selectable<Tables['upload_private']>;
type Stored = Pick<ServerContext, 'db' | 'media'>;

const day = 86_400_000;

/** Begins an upload, which anybody who knows its id may go on with for a day. */
export async function createUpload(
  db: Kysely<Tables>,
  given: Pick<Upload, 'area' | 'length'> & {
    readonly name: string | undefined;
    readonly digest?: string | undefined;
    readonly now: number;
  },
): Promise<Upload> {
  const { area, name, digest, length, now } = given;
  const id = randomBytes(16).toString('hex');
  const row = { id, area, name: name ?? null, digest: digest ?? null, length, received: 0, expires_at: new Date(now + day) };
  return db.insertInto('upload_private').values(row).returningAll().executeTakeFirstOrThrow();
}

/** An upload of an area whose time is not over. */
export async function findUpload(db: Kysely<Tables>, area: string, id: string, now: number): Promise<Upload | undefined> {
  const known = db.selectFrom('upload_private').selectAll().where('id', '=', id).where('area', '=', area);
  return known.where('expires_at', '>', new Date(now)).executeTakeFirst();
}

/** Keeps what came next of an upload. False where somebody else was there first: two connections that think they go on with the same one. */
export async function addPiece({ db, media }: Stored, { id }: Upload, position: number, bytes: Uint8Array): Promise<boolean> {
  const hash = await media.put(bytes);
  return db.transaction().execute(async (transaction) => {
    const moved = await transaction
      .updateTable('upload_private')
      .set({ received: position + bytes.byteLength })
      .where('id', '=', id)
      .where('received', '=', position)
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n) return false;
    await holdMedia(transaction);
    if (!(await media.has(hash))) await media.put(bytes);
    await transaction.insertInto('upload_piece_private').values({ upload: id, position, hash }).execute();
    return true;
  });
}

/** All that came of an upload, in one piece. Undefined where it is gone, or not all of it is there. */
export async function readPieces({ db, media }: Stored, { id, length }: Upload): Promise<Uint8Array | undefined> {
  const pieces = await db.selectFrom('upload_piece_private').selectAll().where('upload', '=', id).orderBy('position').execute();
  const whole = new Uint8Array(length);
  let at = 0;
  for (const { position, hash } of pieces) {
    const bytes = await media.get(hash);
    if (!bytes || position !== at || at + bytes.byteLength > length) return undefined;
    whole.set(bytes, at);
    at += bytes.byteLength;
  }
  return at === length ? whole : undefined;
}

/** Notes what an upload is kept as; its pieces are no longer needed. */
export async function settleUpload(
  { db, media }: Stored,
  { id }: Upload,
  { bytes, sentHash }: { readonly bytes: Uint8Array; readonly sentHash: string },
): Promise<void> {
  const hash = await media.put(bytes);
  await db.transaction().execute(async (transaction) => {
    await holdMedia(transaction);
    if (!(await media.has(hash))) await media.put(bytes);
    // Of two who finish it at once the second finds it done.
    await transaction.updateTable('upload_private').set({ hash, sent_hash: sentHash }).where('id', '=', id).where('hash', 'is', null).execute(); // prettier-ignore
    await transaction.deleteFrom('upload_piece_private').where('upload', '=', id).execute();
  });
}

export async function deleteUpload(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('upload_private').where('id', '=', id).execute();
}

/** Deletes an upload of which nobody has made a file; whether it was there, and still without one. */
export async function deleteUnsettled(db: Kysely<Tables>, id: string): Promise<boolean> {
  const deleted = await db.deleteFrom('upload_private').where('id', '=', id).where('hash', 'is', null).executeTakeFirstOrThrow();
  return deleted.numDeletedRows > 0n;
}

/** Of files that are deleted, the uploads that they came as: also those that were begun anew and then not named. */
export async function deleteUploadsOf(
  transaction: Kysely<Tables>,
  area: string,
  files: readonly { readonly hash: string }[],
): Promise<void> {
  if (files.length === 0) return;
  const hashes = files.map(({ hash }) => hash);
  await transaction.deleteFrom('upload_private').where('area', '=', area).where('hash', 'in', hashes).execute();
}
