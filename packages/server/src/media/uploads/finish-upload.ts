import type { ServerContext } from '../../context.js';
import { arrived, keepable } from '../kept-file.js';
import { deleteUnsettled, findUpload, readPieces, settleUpload, type Upload } from './upload-store.js';

/**
 * Keeps a whole upload as one file, judged by its bytes; nothing happens where that is done. False where it is of no kind that is taken:
 * then it is gone.
 */
export async function finishUpload(context: ServerContext, upload: Upload): Promise<boolean> {
  if (upload.hash !== null) return true;
  const bytes = await readPieces(context, upload);
  const file = bytes && arrived(bytes);
  const kept = file && (await keepable(context, file));
  if (kept) await settleUpload(context, upload, kept);
  // Its pieces are gone too where somebody else has just finished it.
  else if (!(await deleteUnsettled(context.db, upload.id)))
    return (await findUpload(context.db, upload.area, upload.id, context.clock.now())) !== undefined;
  return kept !== undefined;
}
