import type { ServerContext } from '../../context.js';
import type { ArrivedFile } from '../kept-file.js';
import { finishUpload } from './finish-upload.js';
import { findUpload } from './upload-store.js';

/** The id of an upload of an area, where an address is one of our own. */
export function uploadAt(address: string, area: string, origins: readonly string[]): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  if (!origins.includes(origin)) return undefined;
  const folder = `/areas/${encodeURIComponent(area)}/uploads/`;
  const id = pathname.startsWith(folder) ? pathname.slice(folder.length) : '';
  return /^[\da-f]{32}$/.test(id) ? id : undefined;
}

/** The file of a whole upload. Undefined where there is none, its time is over, or bytes are missing. */
export async function fileOfUpload(context: ServerContext, area: string, id: string): Promise<ArrivedFile | undefined> {
  const { db, media, clock } = context;
  const found = await findUpload(db, area, id, clock.now());
  if (!found || found.received < found.length || !(await finishUpload(context, found))) return undefined;
  const upload = await findUpload(db, area, id, clock.now());
  const bytes = upload?.hash == null ? undefined : await media.get(upload.hash);
  if (!upload || !bytes) return undefined;
  const { name, length, sent_hash: sentHash } = upload;
  return { bytes, sentHash: sentHash ?? '', sentSize: length, isClean: true, ...(name !== null && { name }) };
}
