import type { PhotoTexts } from '../tracker-texts.js';

export const photosEn: PhotoTexts = {
  removePhoto: 'Delete',
  preparing: 'Preparing …',
  toCome: (count, all, n) =>
    `The office has your words. ${count} of ${all} photos ${n === 1 ? 'is' : 'are'} still on the way: keep this page open.`,
  photosWait: 'They do not get through at present.',
  bringPhotos: 'Send the photos again',
  photoRefused: 'the office does not take it.',
};
