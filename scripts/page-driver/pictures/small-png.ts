import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

/** Thirty-two shades a channel, which is all that letters and flat grounds need: half the bytes, and less to differ. */
export function coarsen(image: PNG): PNG {
  for (let at = 0; at < image.data.length; at += 1)
    image.data[at] = Math.round(Math.round(((image.data[at] ?? 0) * 31) / 255) * (255 / 31));
  return image;
}

/** A PNG of few bytes: with a palette where 256 colours are enough. */
export function encodeSmall(image: PNG): Buffer {
  const { width, height, data } = image;
  const colours = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = data.readUIntBE(pixel * 4, 3);
    const index = colours.get(colour) ?? colours.size;
    colours.set(colour, index);
    if (index > 255) return PNG.sync.write(image, { colorType: 2, deflateLevel: 9, filterType: -1 });
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = index;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.alloc(colours.size * 3);
  for (const [colour, index] of colours) palette.writeUIntBE(colour, index * 3, 3);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
