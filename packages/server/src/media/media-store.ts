import { createHash } from 'node:crypto';

/** Where the bytes of files are kept, each content once, called by its SHA-256. What names them are rows of the database. */
export interface MediaStore {
  /** Resolves when the bytes outlive a loss of power. The same bytes again are no second copy. */
  put(bytes: Uint8Array): Promise<string>;
  has(hash: string): Promise<boolean>;
  get(hash: string): Promise<Uint8Array | undefined>;
  /** Nothing happens where there is none. */
  delete(hash: string): Promise<void>;
  /** What was put before a moment (milliseconds since the epoch), in any order. */
  olderThan(moment: number): AsyncIterable<string>;
}

export function hashOfMedia(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The store cannot be reached or does not take what it is given; later it may. */
export class MediaOutage extends Error {
  override readonly name = 'MediaOutage';
}

export function isMediaOutage(error: unknown): boolean {
  return error instanceof MediaOutage;
}
