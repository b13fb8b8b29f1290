import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.js';
import { claimMedia, markOf } from './claim-media.js';
import { openFolderMedia } from './folder-media.js';
import type { MediaStore } from './media-store.js';
import { claimBucket, openBucket, openS3Media } from './s3/s3-media.js';
import type { S3Options } from './s3/s3-options.js';

/**
 * Where files are kept: a bucket where one is named, else a folder. There is no fallback from one to the other.
 * @throws CivicError `config/media`, `storage/not-empty`
 */
export async function openMedia(db: Kysely<Tables>, folder: string, s3: S3Options | undefined): Promise<MediaStore> {
  const own = await markOf(db);
  if (s3) {
    const bucket = openBucket(s3);
    await claimBucket(bucket, own);
    return openS3Media(bucket);
  }
  await claimMedia(folder, own);
  return openFolderMedia(folder);
}
