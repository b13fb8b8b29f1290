import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { openPictures } from './open-pictures.js';

const bySharp = await openPictures();
const bySegments = await openPictures(() => Promise.reject(new Error('no sharp for this machine')));
const both = [bySharp, bySegments];
const marks = ['Exif', 'Nikon', 'http://ns.adobe.com', 'W5M0', 'secret', 'iCCP', 'ICC_PROFILE', 'ICCP'];
const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:exif="http://ns.adobe.com/exif/1.0/"><rdf:Description exif:GPSLatitude="secret"/></rdf:RDF></x:xmpmeta>';

/** Red above, blue below, with all that cameras tell. */
function photo(orientation = 1): Sharp {
  const blue = { create: { width: 40, height: 40, channels: 3, background: 'blue' } } as const;
  return sharp({ create: { width: 40, height: 80, channels: 3, background: 'red' } })
    .composite([{ input: blue, top: 40, left: 0 }])
    .withMetadata({ orientation })
    .withExifMerge({ IFD0: { Make: 'Nikon' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '26/1 30/1 0/1' } })
    .withIccProfile('p3')
    .withXmp(xmp);
}

const marksIn = (bytes: Uint8Array): readonly string[] => marks.filter((mark) => Buffer.from(bytes).includes(mark));
const isRed = async (bytes: Uint8Array, left: number, top: number): Promise<boolean> => {
  const [red = 0, , blue = 0] = await sharp(bytes).autoOrient().extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
  return red > 150 && blue < 100;
};

test.each(both.flatMap((pictures) => (['jpeg', 'png', 'webp'] as const).map((format) => [pictures.by, format, pictures] as const)))(
  'by %s a %s comes out as the same picture and tells nothing else',
  async (_, format, pictures) => {
    const sent = Buffer.concat([await photo().toFormat(format).toBuffer(), Buffer.from('secret behind the end')]);
    expect(marksIn(sent).length).toBeGreaterThan(2);
    const clean = await pictures.clean(sent);
    expect(clean?.type).toBe(`image/${format}`);
    expect(marksIn(clean?.bytes ?? sent)).toEqual([]);
    const { width, height, exif, xmp: told, icc } = await sharp(clean?.bytes).metadata();
    expect([width, height, exif, told, icc]).toEqual([40, 80, undefined, undefined, undefined]);
    expect([await isRed(clean?.bytes ?? sent, 20, 10), await isRed(clean?.bytes ?? sent, 20, 70)]).toEqual([true, false]);
  },
);

test.each(both)('a picture that was taken sideways stays upright by $by, and nothing else of its Exif stays', async (pictures) => {
  const clean = (await pictures.clean(await photo(6).jpeg().toBuffer()))?.bytes ?? Buffer.alloc(0);
  const { width, height } = await sharp(clean)
    .autoOrient()
    .metadata()
    .then(({ autoOrient }) => autoOrient);
  expect([width, height]).toEqual([80, 40]);
  // Turned by a quarter: what was above is at the right.
  expect([await isRed(clean, 70, 20), await isRed(clean, 10, 20)]).toEqual([true, false]);
  expect(marksIn(clean).filter((mark) => mark !== 'Exif')).toEqual([]);
  expect(Buffer.from(clean).includes('GPS')).toBe(false);
});

test.each(both)('a thumbnail, comments and a second picture are left out by $by', async (pictures) => {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const comment = Buffer.concat([Buffer.from('fffe0008', 'hex'), Buffer.from('secret')]);
  const thumbnail = Buffer.concat([Buffer.from('ffe0000d', 'hex'), Buffer.from('JFXX\0secret')]);
  const sent = Buffer.concat([jpeg.subarray(0, 2), thumbnail, comment, jpeg.subarray(2), jpeg, Buffer.from('secret')]);
  const clean = (await pictures.clean(sent))?.bytes ?? sent;
  expect([marksIn(clean), clean.length < jpeg.length * 2]).toEqual([[], true]);
});

/** A whole black PNG of so many pixels, of which a kilobyte holds a million. */
function flat(side: number): Buffer {
  const chunk = (name: string, content: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.from('00000000000000000100000000', 'hex');
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const lines = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))), { level: 1 });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}

test.each(both)('what is no picture, is cut off, or would fill the memory is refused by $by, at once', async (pictures) => {
  const jpeg = await sharp({
    create: { width: 90, height: 90, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 99, sigma: 50 } },
  })
    .jpeg()
    .toBuffer();
  const bomb = flat(7100);
  expect([(await pictures.clean(jpeg))?.type, (await pictures.clean(flat(71)))?.type]).toEqual(['image/jpeg', 'image/png']);
  const before = performance.now();
  for (const bytes of [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    Buffer.from('GIF89a'),
    Buffer.alloc(0),
    Buffer.from([0xff, 0xd8, 0xff]),
    jpeg.subarray(0, jpeg.length / 2),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), jpeg]),
    Buffer.from('RIFF\0\0\0\0WEBP'),
    Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8X\x0a\0\0\0', 'latin1'),
    bomb,
  ]) {
    expect(await pictures.clean(bytes)).toBeUndefined();
  }
  expect(performance.now() - before).toBeLessThan(1000);
});

test('whatever bytes of a picture are changed, the segment remover comes to an end and throws nothing', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const whole = await photo().toFormat(format).toBuffer();
    for (let at = 12; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(255 - changed.readUInt8(at), at);
      await bySegments.clean(changed);
      await bySegments.clean(whole.subarray(0, at));
    }
  }
});

test('large pictures are made smaller', async () => {
  const wide = await sharp({ create: { width: 5000, height: 100, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  expect((await sharp((await bySharp.clean(wide))?.bytes).metadata()).width).toBe(4096);
});
