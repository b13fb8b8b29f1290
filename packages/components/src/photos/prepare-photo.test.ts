import { expect } from '@open-wc/testing';
import { canvasOf, cornersOf, encoded, fileOf, fromPhone, noise, quarters, secret, textOf, type Colour } from './photos.fixture.js';
import type { PreparedPhoto } from './photos.types.js';
import { preparePhoto } from './prepare-photo.js';

type Options = Parameters<typeof preparePhoto>[1];

async function prepared(file: File, options?: Options): Promise<PreparedPhoto> {
  const photo = await preparePhoto(file, options);
  if ('fault' in photo) throw new Error(photo.fault);
  return photo;
}

describe('a photo on the device', () => {
  const upright: readonly Colour[] = ['red', 'lime', 'blue', 'black'];
  const turned: readonly (readonly Colour[])[] = [
    upright,
    ['lime', 'red', 'black', 'blue'],
    ['black', 'blue', 'lime', 'red'],
    ['blue', 'black', 'red', 'lime'],
    ['red', 'blue', 'lime', 'black'],
    ['blue', 'red', 'black', 'lime'],
    ['black', 'lime', 'blue', 'red'],
    ['lime', 'black', 'red', 'blue'],
  ];

  for (const [at, colours] of turned.entries()) {
    it(`stands upright from orientation ${at + 1}`, async () => {
      const size = at < 4 ? '160x80' : '80x160';
      for (const little of [false, true]) {
        const { file, width, height } = await prepared(fileOf(fromPhone(await quarters(160, 80), at + 1, little)));
        expect(await cornersOf(file)).to.deep.equal({ size, colours });
        expect(`${width}x${height}`).to.equal(size);
      }
    });
  }

  it('loses every record, and what stands behind it', async () => {
    const chosen = fileOf(fromPhone(await quarters(160, 80), 6));
    expect((await textOf(chosen)).split(secret)).to.have.length(6);
    const { file } = await prepared(chosen);
    const text = await textOf(file);
    expect(text).not.to.match(/SECRET|Exif|GPS|xmp|Photoshop|ICC_PROFILE/i);
    expect(file.type).to.equal('image/jpeg');
  });

  it('is made smaller until its longer edge fits', async () => {
    const { file, width, height, reduced } = await prepared(fileOf(fromPhone(await quarters(400, 200), 6)), { edge: 100 });
    expect([width, height, reduced]).to.deep.equal([50, 100, true]);
    expect(await cornersOf(file)).to.deep.equal({ size: '50x100', colours: turned[5] });
  });

  it('is never made larger', async () => {
    const { width, height, reduced } = await prepared(fileOf(await quarters(40, 20)));
    expect([width, height, reduced]).to.deep.equal([40, 20, false]);
  });

  it('loses quality before pixels to fit the bytes', async () => {
    const chosen = fileOf(await noise(640, 640));
    const best = await prepared(chosen);
    const lower = await prepared(chosen, { maxBytes: Math.round(best.file.size * 0.75) });
    expect(lower.file.size).to.be.at.most(best.file.size * 0.75);
    expect([lower.width, lower.reduced]).to.deep.equal([640, false]);
    const smaller = await prepared(chosen, { maxBytes: Math.round(best.file.size * 0.3) });
    expect(smaller.file.size).to.be.at.most(best.file.size * 0.3);
    expect(smaller.width).to.be.within(320, 639);
    expect(smaller.reduced).to.equal(true);
  });

  it('is too large where nothing fits the bytes', async () => {
    expect(await preparePhoto(fileOf(await noise(640, 640)), { maxBytes: 2000 })).to.deep.equal({ fault: 'too-large' });
  });

  it('keeps a drawing as PNG, with what is transparent', async () => {
    const [canvas, context] = canvasOf(300, 300);
    context.fillStyle = '#00f';
    context.fillRect(100, 100, 100, 100);
    const { file } = await prepared(fileOf(await encoded(canvas, 'image/png'), 'plan.png', 'image/png'));
    expect([file.type, file.name]).to.deep.equal(['image/png', 'plan.png']);
    const [, copy] = canvasOf(300, 300);
    copy.drawImage(await createImageBitmap(file), 0, 0);
    expect(copy.getImageData(10, 10, 1, 1).data[3]).to.equal(0);
    expect([...copy.getImageData(150, 150, 1, 1).data.slice(2)]).to.deep.equal([255, 255]);
  });

  it('makes JPEG of a PNG with many colours, and white of what is transparent in it', async () => {
    const [canvas, context] = canvasOf(300, 300);
    context.drawImage(await createImageBitmap(new Blob([await noise(300, 150)])), 0, 0);
    const { file } = await prepared(fileOf(await encoded(canvas, 'image/png'), 'view.of.town.png', 'image/png'));
    expect([file.type, file.name]).to.deep.equal(['image/jpeg', 'view.of.town.jpg']);
    expect((await cornersOf(file)).colours.slice(2)).to.deep.equal(['white', 'white']);
  });

  it('becomes what the office takes', async () => {
    const jpeg = fileOf(await quarters(40, 20));
    const png = fileOf(await quarters(40, 20, 'image/png'), 'a.png', 'image/png');
    expect((await prepared(jpeg, { accept: ['image/png'] })).file.type).to.equal('image/png');
    expect((await prepared(png, { accept: [' IMAGE/JPEG'] })).file.type).to.equal('image/jpeg');
    expect(await preparePhoto(jpeg, { accept: ['application/pdf', 'video/*'] })).to.deep.equal({ fault: 'not-taken' });
  });

  it('has a name that is safe to show and to store', async () => {
    const bytes = await quarters(4, 4);
    const names = ['../../etc/x.HEIC', 'a\0b\u202egpj.exe', '.jpg', `${'长'.repeat(300)}.jpeg`];
    const made = await Promise.all(names.map(async (name) => (await prepared(fileOf(bytes, name))).file.name));
    expect(made).to.deep.equal(['.._.._etc_x.jpg', 'a_b_gpj.jpg', 'photo.jpg', `${'长'.repeat(80)}.jpg`]);
  });

  it('is given up at once, also while another is prepared', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const chosen = fileOf(await quarters(40, 20));
    const running = preparePhoto(fileOf(await noise(640, 640)), { signal: first.signal });
    const waiting = preparePhoto(chosen, { signal: second.signal });
    const reason = new Error('left the page');
    second.abort(reason);
    first.abort(reason);
    expect(await Promise.all([running, waiting].map((one) => one.catch((cause: unknown) => cause)))).to.deep.equal([reason, reason]);
    expect(await preparePhoto(chosen, { signal: first.signal }).catch((cause: unknown) => cause)).to.equal(reason);
    expect(await prepared(chosen)).to.include({ width: 40 });
  });

  it('is decoded one at a time, and let go of', async () => {
    const chosen = fileOf(await quarters(40, 20));
    const original = globalThis.createImageBitmap;
    const open: ImageBitmap[] = [];
    const counts: number[] = [];
    globalThis.createImageBitmap = async (source: ImageBitmapSource) => {
      const bitmap = await original(source);
      open.push(bitmap);
      counts.push(open.filter(({ width }) => width > 0).length);
      return bitmap;
    };
    try {
      await Promise.all([1, 2, 3].map(() => preparePhoto(chosen)));
    } finally {
      globalThis.createImageBitmap = original;
    }
    expect(counts).to.deep.equal([1, 1, 1]);
    expect(open.map(({ width }) => width)).to.deep.equal([0, 0, 0]);
  });

  it('is not replaced by what a browser hands out in place of drawings', async () => {
    const original = CanvasRenderingContext2D.prototype.getImageData;
    const white = (_x: number, _y: number, width: number, height: number) => {
      const pixels = new ImageData(width, height);
      pixels.data.fill(255);
      return pixels;
    };
    const forbidden = () => {
      throw new DOMException('guarded', 'SecurityError');
    };
    try {
      for (const guarded of [white, forbidden]) {
        CanvasRenderingContext2D.prototype.getImageData = guarded;
        expect(await preparePhoto(fileOf(await quarters(40, 20)))).to.deep.equal({ fault: 'unreadable' });
      }
    } finally {
      CanvasRenderingContext2D.prototype.getImageData = original;
    }
  });
});
