import { expect } from '@open-wc/testing';
import { ascii, chunk, cornersOf, fromPhone, quarters, secret, spliced, textOf } from './photos.fixture.js';
import { strip } from './strip.js';

const quartered = { size: '160x80', colours: ['red', 'lime', 'blue', 'black'] };

describe('what a browser has encoded', () => {
  it('keeps of a JPEG what pixels need', async () => {
    const jpeg = await quarters(160, 80);
    const bytes = fromPhone(jpeg, 1).slice(0, -ascii('SECRET-FILM').length);
    const stripped = await strip(new Blob([bytes], { type: 'image/jpeg' }));
    if (!stripped) throw new Error('refused');
    expect(await textOf(new Blob([bytes]))).to.contain(secret);
    expect(await textOf(stripped)).not.to.match(/SECRET|Exif|Photoshop|xap/);
    expect(await cornersOf(stripped)).to.deep.equal(quartered);
  });

  it('keeps of a PNG what pixels need', async () => {
    const png = await quarters(160, 80, 'image/png');
    const bytes = spliced(png, 33, chunk('tEXt', ascii('Software\0SECRET')));
    const stripped = await strip(new Blob([bytes], { type: 'image/png' }));
    if (!stripped) throw new Error('refused');
    expect(await textOf(new Blob([bytes]))).to.contain(secret);
    expect(await textOf(stripped)).not.to.match(/SECRET|tEXt/);
    expect(await cornersOf(stripped)).to.deep.equal(quartered);
  });

  it('is nothing where it holds no picture', async () => {
    for (const type of ['image/jpeg', 'image/png']) expect(await strip(new Blob(['nothing'], { type })), type).to.equal(undefined);
  });
});
