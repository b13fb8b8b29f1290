const orientationTag = 0x0112;
const short = 3;

/**
 * Which way up the picture is, 1 to 8 (EXIF 2.32, 4.6.4 A), and writes "upright" in its place. Engines and their versions differ in
 * whether they turn a bitmap by this tag (whatwg/html#8085); none turns one that says it stands upright.
 */
export function takeOrientation(view: DataView, records: readonly number[]): number {
  return records.map((tiff) => takeFrom(view, tiff)).find((value) => value > 1) ?? 1;
}

function takeFrom(view: DataView, tiff: number): number {
  try {
    const little = view.getUint16(tiff) === 0x4949;
    const list = tiff + view.getUint32(tiff + 4, little);
    const end = list + 2 + 12 * view.getUint16(list, little);
    for (let at = list + 2; at < end; at += 12) {
      if (view.getUint16(at, little) !== orientationTag || view.getUint16(at + 2, little) !== short) continue;
      const value = view.getUint16(at + 8, little);
      view.setUint16(at + 8, 1, little);
      return value <= 8 ? value : 1;
    }
  } catch {
    // A record that points past the file says nothing.
  }
  return 1;
}
