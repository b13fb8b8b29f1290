import type { StaffRequestChange } from '@civickit/adapters/staff';
import { CivicError } from '@civickit/core';
import type { Kysely } from 'kysely';
import type { ServerContext } from '../../context.js';
import type { RequestMediaRow, Tables, UpdateMediaRow } from '../../database/schema.js';
import { arrived, keepable } from '../../media/kept-file.js';
import { hashOfMedia } from '../../media/media-store.js';
import { pictureTypes } from '../../media/pictures/pictures.js';
import { typeOfBytes } from '../../media/sniff-type.js';
import { holdMedia } from '../../media/sweep-media.js';
import { createUpload, deleteUpload, findUpload, settleUpload } from '../../media/uploads/upload-store.js';
import { refusedReport } from '../../requests/refuse-report.js';

/** Bytes of one. */
export const mostPhotoBytes = 12 * 2 ** 20;

type Named = NonNullable<StaffRequestChange['photos']>;

/**
 * Keeps a picture for a reply that is still being written, as an upload: unless a reply names it, it is gone after a day.
 * @throws CivicError `invalid/draft` for what is no picture, or cannot be freed of what it tells
 */
export async function keepReplyPhoto(context: ServerContext, area: string, bytes: Uint8Array): Promise<string> {
  const file = await keepable(context, arrived(bytes));
  if (!file || !isPicture(file.type)) {
    throw refusedReport('/photo', 'the photo is no JPEG, PNG or WebP that can be read, or has more than 50 million pixels');
  }
  const upload = await createUpload(context.db, { area, length: bytes.byteLength, name: undefined, now: context.clock.now() });
  await settleUpload(context, upload, file);
  return upload.id;
}

/** What a reply shows from now on, within the transaction that keeps it. @throws CivicError `invalid/draft` for one that is not there */
export async function takeReplyPhotos(
  { media, clock }: ServerContext,
  transaction: Kysely<Tables>,
  area: string,
  named: Named,
): Promise<readonly UpdateMediaRow[]> {
  await holdMedia(transaction);
  const rows: UpdateMediaRow[] = [];
  for (const [at, { photo, description }] of named.entries()) {
    const upload = await findUpload(transaction, area, photo, clock.now());
    const bytes = upload?.hash == null ? undefined : await media.get(upload.hash);
    const type = bytes && typeOfBytes(bytes);
    if (upload?.hash == null || type === undefined || !isPicture(type)) {
      const issues = [{ path: `/photos/${at}/photo`, message: 'is not there any more; choose the photo anew' }];
      throw new CivicError('invalid/draft', 'A photo is not there', { issues });
    }
    rows.push({ hash: upload.hash, type, description });
  }
  // What they are kept by from now on is the reply.
  for (const { photo } of named) await deleteUpload(transaction, photo);
  return rows;
}

/** Tells a picture from the one that moves to its place when it is taken away. */
export function shortHash(one: RequestMediaRow): string {
  return ('hash' in one ? one.hash : hashOfMedia(Buffer.from(one.url))).slice(0, 16);
}

function isPicture(type: string): boolean {
  return pictureTypes.some((one) => one === type);
}
