export { parsePlaceFile } from './parse-place-file.js';
export { placesOf } from './place-record.js';
