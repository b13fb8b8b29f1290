import type { ServerContext } from '../context.js';
import { hashOfMedia, type MediaStore } from './media-store.js';
import { typeOfBytes } from './sniff-type.js';

/** A file as it came: what somebody called it, and its bytes. */
export interface ArrivedFile {
  readonly name?: string;
  readonly bytes: Uint8Array;
  /** Of the bytes as they were sent, and how many those were. */
  readonly sentHash: string;
  readonly sentSize: number;
  /** Pictures that are drawn anew already, since they came as an upload. */
  readonly isClean: boolean;
}

/** A file as it is kept. */
export interface KeepableFile {
  readonly name?: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly sentHash: string;
}

export function arrived(bytes: Uint8Array, name?: string): ArrivedFile {
  return { bytes, sentHash: hashOfMedia(bytes), sentSize: bytes.byteLength, isClean: false, ...(name !== undefined && { name }) };
}

/**
 * What may be kept of a file: pictures without what they tell of time, place and camera, other files as they came. Undefined for pictures
 * out of which that cannot be taken, and for what is of no known kind.
 */
export async function keepable({ pictures }: Pick<ServerContext, 'pictures'>, file: ArrivedFile): Promise<KeepableFile | undefined> {
  const { name, bytes, sentHash, isClean } = file;
  const type = typeOfBytes(bytes);
  if (type === undefined) return undefined;
  const clean = type.startsWith('image/') && !isClean ? await pictures.clean(bytes) : { bytes, type };
  return clean && { ...clean, hash: hashOfMedia(clean.bytes), sentHash, ...(name !== undefined && { name }) };
}

/** Writes what a transaction is about to name, before it keeps the database waiting. */
export async function putFiles(media: MediaStore, files: readonly KeepableFile[]): Promise<void> {
  for (const { bytes } of files) await media.put(bytes);
}

/** The same bytes may have lain there for long, and been swept away since: called once `holdMedia` keeps the sweep away. */
export async function putAgain(media: MediaStore, { hash, bytes }: KeepableFile): Promise<void> {
  if (!(await media.has(hash))) await media.put(bytes);
}
