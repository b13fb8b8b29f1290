import { expect } from '@open-wc/testing';
import { ascii, big, chunk, cornersOf, exif, fileOf, fromPhone, joined, noise, quarters, segment, spliced } from './photos.fixture.js';
import type { PhotoFault } from './photos.types.js';
import { preparePhoto } from './prepare-photo.js';

type Bytes = Uint8Array<ArrayBuffer>;

/** Sizes as these formats write them. */
const little = (value: number, bytes: 2 | 4 = 4): Bytes => big(value, bytes).reverse();
const pngHead = (width: number, height: number): Bytes =>
  joined(ascii('\x89PNG\r\n\x1a\n'), chunk('IHDR', joined(big(width), big(height), Uint8Array.of(8, 2, 0, 0, 0))));
const frame = (marker: number, width: number, height: number): Bytes =>
  segment(marker, Uint8Array.of(8), big(height, 2), big(width, 2), Uint8Array.of(1, 1, 0x11, 0));
const jpegOf = (...parts: Bytes[]): Bytes => joined(Uint8Array.of(0xff, 0xd8), ...parts, Uint8Array.of(0xff, 0xd9));
const riff = (...parts: Bytes[]): Bytes => joined(ascii('RIFF'), little(4 + joined(...parts).length), ascii('WEBP'), ...parts);
const webpPart = (name: string, content: Bytes): Bytes =>
  joined(ascii(name), little(content.length), content, new Uint8Array(content.length % 2));
const canvasPart = (width: number, height: number, flags = 0): Bytes =>
  webpPart('VP8X', joined(little(flags), little(width - 1).slice(0, 3), little(height - 1).slice(0, 3)));
const gifOf = (screen: number, first: number): Bytes =>
  joined(ascii('GIF89a'), little(screen, 2), little(screen, 2), Uint8Array.of(0x80, 0, 0), new Uint8Array(6), gifFrame(first));
const gifFrame = (side: number): Bytes =>
  joined(Uint8Array.of(0x21, 0xf9, 4, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0), little(side, 2), little(side, 2), Uint8Array.of(0, 2, 0, 0x3b));
const box = (name: string, ...parts: Bytes[]): Bytes => joined(big(8 + joined(...parts).length), ascii(name), ...parts);
const heicOf = (width: number, height: number): Bytes =>
  joined(
    box('ftyp', ascii('heic'), big(0), ascii('mif1heic')),
    box('meta', big(0), box('iprp', box('ipco', box('ispe', big(0), big(512), big(512)), box('ispe', big(0), big(width), big(height))))),
    box('mdat', new Uint8Array(64)),
  );

async function faultOf(bytes: Bytes | Promise<Bytes>): Promise<PhotoFault | 'none'> {
  const made = await preparePhoto(fileOf(await bytes));
  return 'fault' in made ? made.fault : 'none';
}

describe('what is no photo', () => {
  const bombs: Readonly<Record<string, Bytes>> = {
    'a PNG': pngHead(30_000, 30_000),
    'a JPEG': jpegOf(frame(0xc2, 30_000, 30_000)),
    'a JPEG that also claims a small size': jpegOf(frame(0xc0, 8, 8), frame(0xc0, 30_000, 30_000)),
    'a JPEG whose size hides behind markers without parameters': jpegOf(
      Uint8Array.of(0xff, 0xd0, 0xff, 1, 0xff),
      frame(0xc0, 30_000, 30_000),
    ),
    'a WebP with a canvas': riff(canvasPart(16_000, 16_000)),
    'a lossy WebP': riff(webpPart('VP8 ', joined(Uint8Array.of(0, 0, 0, 0x9d, 1, 0x2a), little(16_000, 2), little(16_000, 2)))),
    'a lossless WebP': riff(webpPart('VP8L', joined(Uint8Array.of(0x2f), little(((9000 - 1) << 14) | (16_000 - 1))))),
    'a GIF': gifOf(30_000, 1),
    'a GIF whose frame is larger than its screen': gifOf(1, 30_000),
    'a HEIC': heicOf(30_000, 30_000),
  };
  for (const [name, bytes] of Object.entries(bombs)) {
    it(`is ${name} that would fill the memory: it is never decoded`, async () => {
      const original = globalThis.createImageBitmap;
      let decoded = 0;
      globalThis.createImageBitmap = (source: ImageBitmapSource) => {
        decoded++;
        return original(source);
      };
      try {
        const from = performance.now();
        expect(await faultOf(bytes)).to.equal('too-large');
        expect(performance.now() - from).to.be.lessThan(1000);
        expect(decoded).to.equal(0);
      } finally {
        globalThis.createImageBitmap = original;
      }
    });
  }

  it('is more bytes than a phone can bear', async () => {
    const part = new Uint8Array(2 ** 23);
    const parts = [await quarters(4, 4), ...Array.from({ length: 8 }, () => part)];
    expect(await preparePhoto(fileOf(parts))).to.deep.equal({ fault: 'too-large' });
  });

  it('is half a picture, whatever the engine makes of it', async () => {
    for (const type of ['image/jpeg', 'image/png']) {
      const bytes = await noise(300, 300, type);
      expect(await faultOf(bytes.slice(0, bytes.length / 2)), type).to.equal('unreadable');
      expect(await faultOf(bytes.slice(0, bytes.length - 2)), type).to.equal('unreadable');
      expect(await faultOf(bytes), type).to.equal('none');
    }
  });

  it('is damaged, or ends anywhere', async () => {
    const heads = [fromPhone(await quarters(40, 20), 6), await quarters(40, 20, 'image/png'), heicOf(9, 9), riff(canvasPart(9, 9))];
    for (const head of heads) {
      for (let length = 4; length < Math.min(head.length, 700); length += 7) {
        expect(await faultOf(head.slice(0, length)), `${length} of ${head.length}`).not.to.equal('none');
      }
    }
    expect(await faultOf(jpegOf(frame(0xc0, 8, 8)))).to.equal('unreadable');
  });

  it('is a GIF that ends before its first frame', async () => {
    const gif = gifOf(9, 9);
    for (let length = 6; length < gif.length - 6; length++) expect(await faultOf(gif.slice(0, length)), `${length}`).to.equal('unreadable');
  });

  it('is a HEIC where the browser has no decoder, or a broken one', async () => {
    expect(await faultOf(heicOf(4032, 3024))).to.equal('unreadable');
  });

  it('is empty', async () => {
    expect(await faultOf(new Uint8Array())).to.equal('unreadable');
  });

  it('is something else, whatever its name says', async () => {
    const others = ['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', '<!doctype html><p>', '%PDF-1.7\n', 'BM', 'II*\0'];
    for (const text of others) expect(await faultOf(ascii(text)), text).to.equal('not-taken');
  });

  it('is a file that the device no longer gives', async () => {
    const gone = fileOf(await quarters(4, 4));
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await preparePhoto(gone)).to.deep.equal({ fault: 'unreadable' });
  });
});

describe('a picture of another kind', () => {
  const turned = { size: '80x160', colours: ['blue', 'red', 'black', 'lime'] };

  it('stands upright by the record of a PNG', async () => {
    const made = await preparePhoto(fileOf(spliced(await quarters(160, 80, 'image/png'), 33, chunk('eXIf', exif(6)))));
    if ('fault' in made) throw new Error(made.fault);
    expect(await cornersOf(made.file)).to.deep.equal(turned);
  });

  it('stands upright by the record of a WebP, where the engine can make one', async function () {
    const made = await quarters(160, 80, 'image/webp').catch(() => undefined);
    if (!made) this.skip();
    const view = new DataView(made.buffer);
    let at = 12;
    while (String.fromCharCode(...made.slice(at, at + 4)) !== 'VP8 ') at += 8 + ((view.getUint32(at + 4, true) + 1) & ~1);
    const pixels = made.slice(at, at + 8 + ((view.getUint32(at + 4, true) + 1) & ~1));
    for (const mark of ['', 'Exif\0\0']) {
      const bytes = riff(canvasPart(160, 80, 8), pixels, webpPart('EXIF', joined(ascii(mark), exif(6))));
      const photo = await preparePhoto(fileOf(bytes));
      if ('fault' in photo) throw new Error(photo.fault);
      expect(await cornersOf(photo.file)).to.deep.equal(turned);
    }
  });

  it('is the first frame of a GIF', async () => {
    const gif = ascii('GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b');
    const photo = await preparePhoto(fileOf(gif, 'a.gif', 'image/gif'));
    if ('fault' in photo) throw new Error(photo.fault);
    expect([photo.file.type, photo.file.name]).to.deep.equal(['image/png', 'a.png']);
    expect((await cornersOf(photo.file)).colours[0]).to.equal('red');
  });
});
