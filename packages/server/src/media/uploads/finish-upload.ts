import type { ServerContext } from '../../context.js';
import { AlteredError } from '../../http/content-digest.js';
import { arrived, keepable } from '../kept-file.js';
import { deleteUnsettled, findUpload, readPieces, settleUpload, type Upload } from './upload-store.js';

/**
 * Keeps a whole upload as one file, judged by its bytes; nothing happens where that is done. False where it is of no kind that is taken:
 * then it is gone. So it is where it is not what its sender said it would be. @throws AlteredError
 */
export async function finishUpload(context: ServerContext, upload: Upload): Promise<boolean> {
  if (upload.hash !== null) return true;
  const bytes = await readPieces(context, upload);
  if (!bytes) {
    // Somebody else has just finished it; else not all of it is there.
    if ((await findUpload(context.db, upload.area, upload.id, context.clock.now()))?.hash) return true;
    await deleteUnsettled(context.db, upload.id);
    throw new AlteredError('Not all of this upload is there; begin it anew');
  }
  const file = arrived(bytes);
  if (upload.digest !== null && file.sentHash !== upload.digest) {
    await deleteUnsettled(context.db, upload.id);
    throw new AlteredError('What came of this upload is not what was sent; begin it anew');
  }
  const kept = await keepable(context, file);
  if (kept) await settleUpload(context, upload, kept);
  // Its pieces are gone too where somebody else has just finished it.
  else if (!(await deleteUnsettled(context.db, upload.id)))
    return (await findUpload(context.db, upload.area, upload.id, context.clock.now())) !== undefined;
  return kept !== undefined;
}
