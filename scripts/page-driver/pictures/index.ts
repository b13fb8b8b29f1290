export { comparePicture, type PictureOptions } from './compare-picture.ts';
export { fontsDiffer } from './fonts.ts';
export { fixDate } from './fix-date.ts';
