/** What may leave the device. */
export interface PreparedFile {
  /** A photo's bytes are encoded anew; a document's are those that were chosen. */
  readonly file: File;
}

/** A picture encoded anew: upright, in sRGB, without metadata. */
export interface PreparedPhoto extends PreparedFile {
  /** In pixels, as the picture stands upright. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** Whether it has fewer pixels than what was chosen. */
  readonly reduced: boolean;
}

/**
 * `unreadable`: empty, damaged, or of a kind that this browser does not decode. `too-large`: more pixels or bytes than a phone can
 * bear or the office takes. `not-taken`: by its first bytes of a kind that is not asked for, whatever its name says.
 */
export type PhotoFault = 'unreadable' | 'too-large' | 'not-taken';

/** What an office takes, and how long it is waited for. */
export interface PrepareOptions {
  /** Longest edge of a picture, in pixels. @default 2048 */
  readonly edge?: number;
  /** Of the file that leaves. @default 10485760 */
  readonly maxBytes?: number;
  /** MIME types that the office takes, also `image/*`. @default pictures; for files also PDF */
  readonly accept?: readonly string[];
  /** Rejects with its reason; what was begun is let go. */
  readonly signal?: AbortSignal;
}
