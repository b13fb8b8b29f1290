import type { ServerContext } from '../../context.js';
import { arrived, keepable } from '../kept-file.js';
import { deleteUpload, readPieces, settleUpload, type Upload } from './upload-store.js';

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
  else await deleteUpload(context.db, upload.id);
  return kept !== undefined;
}
