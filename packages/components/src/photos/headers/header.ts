/** What the first bytes of a picture say of it. */
export interface PictureHeader {
  readonly type: string;
  /** In pixels, before it is turned. 0 where it cannot be read. */
  readonly width: number;
  readonly height: number;
  /** Where the EXIF records begin, each with its TIFF head. */
  readonly exif: readonly number[];
  /** Whether its pixels are kept as they were drawn. */
  readonly lossless?: boolean;
  /** Whether the file ends before its picture does. */
  readonly cut?: boolean;
}

/** Four bytes as the letters that most formats name their parts by. */
export function letters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}
