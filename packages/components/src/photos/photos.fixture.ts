/** Pictures made by the browser that tests them, and what phones and others put into them. */
export type Colour = 'red' | 'lime' | 'blue' | 'black' | 'white';

export interface Corners {
  readonly size: string;
  /** Upper left, upper right, lower left, lower right. */
  readonly colours: readonly Colour[];
}

const gps = 'SECRET-GPS-31.2304N-121.4737E';
const xmp = '<x:xmpmeta>SECRET-XMP</x:xmpmeta>';
export const secret = 'SECRET';

export function canvasOf(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no context');
  return [canvas, context];
}

/** Red, lime, blue and black in its quarters. */
export async function quarters(width: number, height: number, type = 'image/jpeg'): Promise<Uint8Array<ArrayBuffer>> {
  const [canvas, context] = canvasOf(width, height);
  for (const [at, colour] of ['#f00', '#0f0', '#00f', '#000'].entries()) {
    context.fillStyle = colour;
    context.fillRect(((at % 2) * width) / 2, (Math.floor(at / 2) * height) / 2, width / 2, height / 2);
  }
  return encoded(canvas, type, 0.95);
}

/** What no encoder makes small. */
export async function noise(width: number, height: number, type = 'image/jpeg'): Promise<Uint8Array<ArrayBuffer>> {
  const [canvas, context] = canvasOf(width, height);
  const pixels = context.createImageData(width, height);
  let seed = 7;
  for (let at = 0; at < pixels.data.length; at++) {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    pixels.data[at] = at % 4 === 3 ? 255 : seed >> 16;
  }
  context.putImageData(pixels, 0, 0);
  return encoded(canvas, type, 0.95);
}

export async function encoded(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (blob?.type !== type) throw new Error(`${type} is not written here`);
  return new Uint8Array(await blob.arrayBuffer());
}

export function fileOf(parts: BlobPart | readonly BlobPart[], name = 'IMG_1.jpg', type = 'image/jpeg'): File {
  return new File(Array.isArray(parts) ? (parts as BlobPart[]) : [parts as BlobPart], name, { type });
}

export function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A number in two or four bytes, the highest first. */
export function big(value: number, bytes: 2 | 4 = 4): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(bytes));
  if (bytes === 2) view.setUint16(0, value);
  else view.setUint32(0, value);
  return new Uint8Array(view.buffer);
}

/** A TIFF record with an orientation and a GPS directory. */
export function exif(orientation: number, little = false): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(8 + 30 + 18));
  const entry = (at: number, tag: number, type: number, count: number) => {
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, type, little);
    view.setUint32(at + 4, count, little);
  };
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 2, little);
  entry(10, 0x0112, 3, 1);
  view.setUint16(18, orientation, little);
  entry(22, 0x8825, 4, 1);
  view.setUint32(30, 38, little);
  view.setUint16(38, 1, little);
  entry(40, 0x001b, 7, gps.length);
  view.setUint32(48, 56, little);
  return joined(new Uint8Array(view.buffer), ascii(gps));
}

export function segment(marker: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = joined(...parts);
  return joined(Uint8Array.of(0xff, marker), big(content.length + 2, 2), content);
}

/** As a phone would write it: EXIF, XMP, IPTC, a comment, and a film behind it. */
export function fromPhone(jpeg: Uint8Array, orientation: number, little = false): Uint8Array<ArrayBuffer> {
  return joined(
    jpeg.slice(0, 2),
    segment(0xe1, ascii('Exif\0\0'), exif(orientation, little)),
    segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
    segment(0xed, ascii('Photoshop 3.0\0SECRET-IPTC')),
    segment(0xfe, ascii('SECRET-COMMENT')),
    jpeg.slice(2),
    ascii('SECRET-FILM'),
  );
}

export function chunk(name: string, content: Uint8Array): Uint8Array<ArrayBuffer> {
  const checked = joined(ascii(name), content);
  return joined(big(content.length), checked, big(crc(checked)));
}

function crc(bytes: Uint8Array): number {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

/** The parts of a file, each in the middle of what stands before and after it. */
export function spliced(file: Uint8Array, at: number, part: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(file.slice(0, at), part, file.slice(at));
}

/** What a decoder makes of a prepared file, without our help. */
export async function cornersOf(file: Blob): Promise<Corners> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const [, context] = canvasOf(width, height);
  context.drawImage(bitmap, 0, 0);
  return cornersIn(context);
}

export function cornersIn(context: CanvasRenderingContext2D): Corners {
  const { width, height } = context.canvas;
  const places = [0.25, 0.75].flatMap((down) => [0.25, 0.75].map((across) => [across, down] as const));
  const colours = places.map(([across, down]): Colour => {
    const [red = 0, green = 0, blue = 0] = context.getImageData(Math.floor(width * across), Math.floor(height * down), 1, 1).data;
    const name = [red, green, blue].map((value) => (value > 127 ? 1 : 0)).join('');
    return ({ '100': 'red', '010': 'lime', '001': 'blue', '000': 'black' } as Record<string, Colour>)[name] ?? 'white';
  });
  return { size: `${width}x${height}`, colours };
}

export async function textOf(file: Blob): Promise<string> {
  return Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join('');
}
