import { digestOf } from './digest.js';
import { CivicError, isCivicError, type BegunUpload, type HttpAnswer, type SourceContext, type UploadedFile } from '@civickit/core';

/** A try of one piece ends before the time-out of a request also where only 8 kB a second get through; quick links get larger ones. */
const firstPiece = 64 * 1024;
const largestPiece = 1024 * 1024;
const quickMs = 2000;

/** Where a server takes files ahead of what names them (tus 1.0.0, core protocol and creation). */
export interface UploadPlace {
  readonly source: string;
  readonly address: URL;
}

/** What stands before a server, and lets requests of such a kind through to nobody, answers so. */
const barred: ReadonlySet<unknown> = new Set([401, 403, 405, 501]);

/**
 * Sends a file in pieces, goes on where an earlier try broke off, and tells `note` of each piece that has arrived. Undefined where nothing
 * is taken so, be it by the server or by what stands before it.
 * @throws CivicError; what has arrived then stays
 */
export async function sendInPieces(
  file: UploadedFile,
  place: UploadPlace,
  context: SourceContext,
): Promise<{ readonly url: string } | undefined> {
  let hasArrived = (file.begun?.bytes ?? 0) > 0;
  const note = async (begun: BegunUpload): Promise<void> => {
    hasArrived ||= begun.bytes > 0;
    await file.note?.(begun);
  };
  try {
    return await send({ ...file, note }, place, context);
  } catch (error) {
    if (isCivicError(error) && barred.has(error.status) && !hasArrived) return undefined;
    throw error;
  }
}

async function send(file: UploadedFile, place: UploadPlace, context: SourceContext): Promise<{ readonly url: string } | undefined> {
  const { bytes } = file;
  const begun = (await findBegun(file, place, context)) ?? (await create(file, place, context));
  if (!begun) return undefined;
  const { url } = begun;
  let arrived = begun.bytes;
  await file.note?.(begun);
  for (let size = firstPiece; arrived < bytes.length;) {
    const since = context.clock.now();
    const next = await sendPiece(url, bytes.subarray(arrived, arrived + size), arrived, place, context);
    if (next.arrived <= arrived || next.arrived > bytes.length) throw unfit(place, `goes on at byte ${next.arrived} after ${arrived}`);
    arrived = next.arrived;
    await file.note?.({ url, bytes: arrived });
    size = next.cut ? firstPiece : context.clock.now() - since < quickMs ? Math.min(size * 2, largestPiece) : size;
  }
  return { url };
}

/** One request; where its answer is lost, the server is asked how far it has got. */
async function sendPiece(
  url: string,
  body: Uint8Array<ArrayBuffer>,
  from: number,
  place: UploadPlace,
  context: SourceContext,
): Promise<{ readonly arrived: number; readonly cut?: boolean }> {
  const headers = { ...spoken, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) };
  try {
    const answer = await context.http.send({ method: 'PATCH', url: new URL(url), headers, body }, context.signal);
    return { arrived: offsetIn(answer, place) };
  } catch (error) {
    if (!isCivicError(error) || context.signal.aborted || (error.retry === 'never' && error.status !== 409)) throw error;
    const arrived = await askOffset(url, place, context);
    if (arrived === undefined || arrived <= from) throw error;
    return { arrived, cut: true };
  }
}

/** What an earlier try has left; nothing where its time is over. An address of another server is none of this one. */
async function findBegun({ begun, bytes }: UploadedFile, place: UploadPlace, context: SourceContext): Promise<BegunUpload | undefined> {
  if (!begun || !URL.canParse(begun.url) || new URL(begun.url).origin !== place.address.origin) return undefined;
  const arrived = await askOffset(begun.url, place, context);
  return arrived === undefined || arrived > bytes.length ? undefined : { url: begun.url, bytes: arrived };
}

async function askOffset(url: string, place: UploadPlace, context: SourceContext): Promise<number | undefined> {
  try {
    return offsetIn(await context.http.send({ method: 'HEAD', url: new URL(url), headers: spoken, keep: false }, context.signal), place);
  } catch (error) {
    if (isCivicError(error) && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}

async function create({ name, bytes }: UploadedFile, place: UploadPlace, context: SourceContext): Promise<BegunUpload | undefined> {
  const { address } = place;
  // By it the server sees that not a byte was altered on its way.
  const metadata = [`sha256 ${await digestOf(bytes)}`, ...(name ? [`filename ${base64Of(name)}`] : [])];
  const headers = { ...spoken, 'upload-length': String(bytes.length), 'upload-metadata': metadata.join(',') };
  try {
    const { headers: given } = await context.http.send({ method: 'POST', url: address, headers }, context.signal);
    const location = given.get('location') ?? '';
    if (location === '' || !URL.canParse(location, address)) return undefined;
    const { origin, href } = new URL(location, address);
    return origin === address.origin ? { url: href, bytes: 0 } : undefined;
  } catch (error) {
    if (isCivicError(error) && error.kind === 'http' && error.retry === 'never') return undefined;
    throw error;
  }
}

const spoken = { 'tus-resumable': '1.0.0' };

function offsetIn({ headers }: HttpAnswer, place: UploadPlace): number {
  const given = headers.get('upload-offset') ?? '';
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw unfit(place, 'does not say how much has arrived');
}

function unfit({ source, address }: UploadPlace, how: string): CivicError {
  return new CivicError('protocol/wrong-shape', `${address.href} ${how}`, { source, url: address.href });
}

/** Of the UTF-8 bytes, as `Upload-Metadata` has it. */
function base64Of(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
