import sharp from 'sharp';
import { chanceOf } from './chance.ts';

const columns = 8;
const rows = 4;
const square = 64;

/** A photo of some 100 kB whose number can be read off its picture, also after it was drawn anew: 32 light and dark squares under noise. */
export async function photoOf(seed: string, number: number): Promise<Buffer> {
  const [width, height] = [columns * square, rows * square];
  const pixels = Buffer.alloc(width * height);
  let noise = Math.floor(chanceOf(seed, 'photo', number) * 2 ** 32) | 1;
  for (let at = 0; at < pixels.length; at += 1) {
    // xorshift32
    noise ^= noise << 13;
    noise ^= noise >>> 17;
    noise ^= noise << 5;
    const bit = Math.floor(Math.floor(at / width) / square) * columns + Math.floor((at % width) / square);
    pixels[at] = ((markOf(number) >>> bit) & 1 ? 180 : 76) + ((noise >>> 8) % 120) - 60;
  }
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** The number of a photo, undefined where the picture shows none. @throws for what is no picture, or not the whole of one */
export async function numberOn(photo: Uint8Array): Promise<number | undefined> {
  const squares = await sharp(photo, { failOn: 'error' })
    .grayscale()
    .resize(columns, rows, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  const mark = squares.reduce((bits, light, at) => bits | (light > 128 ? 1 << at : 0), 0) >>> 0;
  return mark === markOf(mark & 0xffff) ? mark & 0xffff : undefined;
}

/** Sixteen bits, and their contrary. */
function markOf(number: number): number {
  return (((~number & 0xffff) << 16) | (number & 0xffff)) >>> 0;
}
