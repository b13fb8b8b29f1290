import type SharpModule from 'sharp';
import { isOfType } from '../sniff-type.js';
import { mostPixels, pictureTypes, type CleanPicture, type Pictures, type PictureType } from './pictures.js';
import { stripPicture } from './strip-picture.js';

/** Longest side of what is kept: a number plate across a street can still be read. */
const longestSide = 4096;
const seconds = 20;

type Sharp = typeof SharpModule;

/** Pictures by sharp, or by our own segment remover where this machine has none. `load` fails where sharp is not to be had. */
export async function openPictures(load: () => Promise<{ readonly default: Sharp }> = () => import('sharp')): Promise<Pictures> {
  const sharp = await load().then(
    ({ default: loaded }) => loaded,
    () => undefined,
  );
  if (!sharp) return { by: 'segments', clean: (bytes) => Promise.resolve(strip(bytes)) };
  sharp.cache(false);
  // Whatever else the library can open, it is not opened for what a stranger sends.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
  let last: Promise<unknown> = Promise.resolve();
  return {
    by: 'sharp',
    // One at a time: each takes a hundred megabytes while it lasts.
    clean(bytes) {
      const own = last.then(() => redraw(sharp, bytes));
      last = own;
      return own;
    },
  };
}

async function redraw(sharp: Sharp, bytes: Uint8Array): Promise<CleanPicture | undefined> {
  const type = typeOf(bytes);
  if (!type) return undefined;
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true }).timeout({ seconds }).autoOrient();
    const fitted = picture.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true });
    const drawn = { 'image/jpeg': () => fitted.jpeg({ quality: 85 }), 'image/png': () => fitted.png(), 'image/webp': () => fitted.webp() };
    return { bytes: await drawn[type]().toBuffer(), type };
  } catch {
    return undefined;
  }
}

function strip(bytes: Uint8Array): CleanPicture | undefined {
  const type = typeOf(bytes);
  const stripped = type && stripPicture(bytes, type);
  if (!stripped || stripped.width * stripped.height > mostPixels) return undefined;
  return { bytes: stripped.bytes, type };
}

function typeOf(bytes: Uint8Array): PictureType | undefined {
  return pictureTypes.find((type) => isOfType(bytes, type));
}
