/** What pictures may be: what cameras and screens give, and every browser shows. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** A picture as it is kept: nothing in it tells where, when or by whom it was taken. */
export interface CleanPicture {
  readonly bytes: Uint8Array;
  readonly type: PictureType;
}

/** A picture that was not decoded. */
export interface StrippedPicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface Pictures {
  /** `sharp` draws each picture anew; `segments`, where sharp cannot be loaded, takes metadata out of the file and leaves the rest as it came. */
  readonly by: 'sharp' | 'segments';
  /** Undefined for what is no such picture, is damaged, or has more than 50 million pixels. */
  clean(bytes: Uint8Array): Promise<CleanPicture | undefined>;
}

/** Of a camera's picture before anything is made smaller; more is an attack on memory. */
export const mostPixels = 50_000_000;
