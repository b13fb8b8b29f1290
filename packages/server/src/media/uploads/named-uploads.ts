import { CivicError } from '@civickit/core';
import type { ServerContext } from '../../context.js';
import { holdBytes, TooBusyError } from '../../http/body-budget.js';
import type { ArrivedFile } from '../kept-file.js';
import { finishUpload } from './finish-upload.js';
import { findUpload, type Upload } from './upload-store.js';

/** The id of an upload of an area, where an address is one of our own. */
export function uploadAt(address: string, area: string, origins: readonly string[]): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  if (!origins.includes(origin)) return undefined;
  const folder = `/areas/${encodeURIComponent(area)}/uploads/`;
  const id = pathname.startsWith(folder) ? pathname.slice(folder.length) : '';
  return /^[\da-f]{32}$/.test(id) ? id : undefined;
}

/** Of all uploads that one report or form names: they are in memory together. */
const mostBytes = 64 * 2 ** 20;

/** The file of a whole upload. Undefined where there is none, its time is over, or bytes are missing. */
type ReadUpload = (id: string) => Promise<ArrivedFile | undefined>;

/** Reads the uploads that one request names, which count as if they had come with it. Reading @throws CivicError `too-large/body`; TooBusyError */
export function uploadReader(context: ServerContext, area: string, request: Request): ReadUpload {
  let bytes = 0;
  return async (id) => {
    const found = await findUpload(context.db, area, id, context.clock.now());
    if (!found || found.received < found.length) return undefined;
    bytes += found.length;
    if (bytes > mostBytes)
      throw new CivicError('too-large/body', `The files that are named are larger than ${mostBytes / 2 ** 20} MiB together`);
    if (!holdBytes(request, found.length)) throw new TooBusyError('No memory is left for the files that are named');
    return fileOf(context, found);
  };
}

async function fileOf(context: ServerContext, found: Upload): Promise<ArrivedFile | undefined> {
  const { db, media, clock } = context;
  const { area, id } = found;
  if (!(await finishUpload(context, found))) return undefined;
  const upload = await findUpload(db, area, id, clock.now());
  const bytes = upload?.hash == null ? undefined : await media.get(upload.hash);
  if (!upload || !bytes) return undefined;
  const { name, length, sent_hash: sentHash } = upload;
  return { bytes, sentHash: sentHash ?? '', sentSize: length, isClean: true, ...(name !== null && { name }) };
}
